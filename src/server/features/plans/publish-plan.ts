import type { PlanVersion } from '#contract/plans.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { checkFolder, type CheckedFolder } from '../../plan-folder/check-folder.ts'
import { unpackFolder } from '../../plan-folder/unpack-folder.ts'
import { keepVersion } from './keep-version.ts'
import { listShippedPlans } from './shipped-plans.ts'
import { versionView } from './version-view.ts'

/** An uploaded plan, checked once more, becomes the next version of the district: from then on it never changes. */
export async function publishPlan(work: Work, file: Uint8Array, note: string): Promise<PlanVersion> {
  return publish(work, await checkFolder(unpackFolder(file)), note)
}

/** The edition that came with the software becomes the next version of the district. Problem: PLAN_UNKNOWN. */
export async function publishShippedPlan(work: Work, planId: string, note: string): Promise<PlanVersion> {
  const shipped = (await listShippedPlans()).find((plan) => plan.id === planId)
  if (!shipped) throw problem('PLAN_UNKNOWN', { plan: planId })
  return publish(work, shipped, note)
}

async function publish(work: Work, checked: CheckedFolder, note: string): Promise<PlanVersion> {
  const { version, isNew } = await keepVersion(work, checked, note)
  if (!isNew) throw problem('PLAN_PUBLISHED_ALREADY', { number: version.number })

  work.record({ action: 'publish-plan', objectType: 'plan', objectId: version.plan_id, areaPath: work.actor.areaPath, details: { plan: version.plan_id, number: version.number, digest: version.digest, note } })
  return versionView(version, 0)
}
