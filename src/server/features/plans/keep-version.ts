import type { CheckedFolder } from '../../plan-folder/check-folder.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { insertPlan, insertVersion, listVersionRows, type PlanVersionRow } from './plans.queries.ts'

/**
 * Keeps a sound plan as a version of the district: with its files, under its digest, for good. A plan whose digest is there already
 * is the version it is.
 * @returns the version, and whether it is new. Problem: PLAN_INVALID when the plan is not sound
 */
export async function keepVersion(work: Work, { plan, files, digest, notice, complaints }: CheckedFolder, note: string): Promise<{ version: PlanVersionRow; isNew: boolean }> {
  if (!plan) throw problem('PLAN_INVALID', { plan: '', complaints: complaints.length })
  const versions = await listVersionRows(work.trx, work.districtKey, plan.id)
  const there = versions.find((version) => version.digest === digest)
  if (there) return { version: there, isNew: false }

  const bytes = Object.entries(files).map(([path, content]) => ({ path, bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content }))
  await insertPlan(work.trx, { id: plan.id, digest, content: JSON.stringify(plan), notice, published_at: work.now }, bytes)
  const version = { district_key: work.districtKey, plan_id: plan.id, number: (versions[0]?.number ?? 0) + 1, digest, note, published_at: work.now, published_by: work.actor.name }
  if (!(await insertVersion(work.trx, version))) throw problem('CHANGED_MEANWHILE')
  return { version: { ...version, published_at: work.now.toISOString() }, isNew: true }
}
