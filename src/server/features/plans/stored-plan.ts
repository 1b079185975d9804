import { completePlan } from '#domain/plan/complete-plan.ts'
import type { Plan } from '#domain/plan/plan.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { findPlan, findPlanFile } from './plans.queries.ts'

export interface StoredPlan {
  readonly plan: Plan
  readonly notice: string
}

// What has a digest never changes.
const kept = new Map<string, StoredPlan>()

/** A plan as it was published. Problem: PLAN_UNKNOWN. */
export async function getStoredPlan(work: Work, id: string, digest: string): Promise<StoredPlan> {
  const key = `${id} ${digest}`
  let plan = kept.get(key)
  if (!plan) {
    const stored = await findPlan(work.trx, id, digest)
    if (!stored) throw problem('PLAN_UNKNOWN', { plan: id })
    plan = { plan: completePlan(stored.content as Partial<Plan>), notice: stored.notice }
    kept.set(key, plan)
  }
  return plan
}

/** The bytes of a file of a plan as they were when it was published. Problem: NOT_FOUND. */
export async function getPlanFile(work: Work, id: string, digest: string, path: string): Promise<Uint8Array> {
  const found = await findPlanFile(work.trx, id, digest, path)
  if (!found) throw problem('NOT_FOUND')
  return found.bytes
}
