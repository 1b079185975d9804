import type { PlannedVisit } from '#contract/planning.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { mustReach } from '../reach/public.ts'
import { plannedViews } from './planned-view.ts'
import { listPlanned, lockPlanned, updatePlanned, type PlannedRow } from './planning.queries.ts'

/** Another day for a planned visit. */
export async function movePlannedVisit(work: Work, id: string, { on, version }: { on: string; version: number }): Promise<PlannedVisit> {
  const plan = await openPlan(work, id)
  if (plan.version !== version) throw problem('CHANGED_MEANWHILE')
  if (on < work.today) throw problem('INPUT_INVALID', { place: 'body', issues: [{ path: 'on', code: 'PLANNED_IN_PAST' }] })

  await updatePlanned(work.trx, work.districtKey, id, { planned_on: on })

  work.record({ action: 'move-planned-visit', objectType: 'planned-visit', objectId: id, areaPath: plan.area_path, details: { householdId: plan.household_id, from: plan.planned_on, to: on } })
  return viewOf(work, { ...plan, planned_on: on })
}

/** A planned visit that will not be made, with the reason; it stays in the list. */
export async function cancelPlannedVisit(work: Work, id: string, reason: string): Promise<PlannedVisit> {
  const plan = await openPlan(work, id)

  await updatePlanned(work.trx, work.districtKey, id, { state: 'CANCELLED', reason })

  work.record({ action: 'cancel-planned-visit', objectType: 'planned-visit', objectId: id, areaPath: plan.area_path, details: { householdId: plan.household_id, reason } })
  return viewOf(work, plan)
}

async function openPlan(work: Work, id: string): Promise<PlannedRow> {
  const plan = await lockPlanned(work.trx, work.districtKey, id)
  if (!plan) throw problem('NOT_FOUND')
  await mustReach(work, plan.household_id)
  if (plan.state !== 'PLANNED') throw problem('CHANGED_MEANWHILE')
  return plan
}

async function viewOf(work: Work, plan: PlannedRow): Promise<PlannedVisit> {
  const rows = await listPlanned(work.trx, work.districtKey, { who: work, scope: work.actor.scope, from: plan.planned_on, to: plan.planned_on, household: plan.household_id })
  const found = (await plannedViews(work, rows)).find((one) => one.id === plan.id)
  if (!found) throw problem('NOT_FOUND')
  return found
}
