import { areaLevelOf } from '#domain/plan/area-level.ts'
import { rowsCarriedOut } from '#domain/plan/fields.ts'
import type { Deliverable, Plan } from '#domain/plan/plan.ts'
import { isWithin } from '#domain/access/access.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { findArea, type AreaRow } from '../areas/public.ts'
import { getRunningCampaign, type RunningCampaign } from '../campaigns/public.ts'

export interface Place {
  readonly campaign: RunningCampaign
  readonly deliverable: Deliverable
  readonly area: AreaRow
}

/** The deliverables of a plan whose rows the engine makes, once and not week by week. */
export function deliverablesOf(plan: Plan): Deliverable[] {
  return plan.deliverables.filter((deliverable) => (rowsCarriedOut as readonly string[]).includes(deliverable.rows) && deliverable.every === undefined)
}

/** A deliverable of an area that owes it. Problem: NOT_FOUND for any other, and for an area out of the actor's reach. */
export async function findPlace(work: Work, key: { id: string; code: string; areaId: string }): Promise<Place> {
  const campaign = await getRunningCampaign(work, key.id)
  const deliverable = deliverablesOf(campaign.plan).find((candidate) => candidate.id === key.code)
  const area = await findArea(work.trx, work.districtKey, key.areaId)
  const owes = deliverable && area && area.level === areaLevelOf(campaign.plan, deliverable.from) && isWithin(area.path, work.actor.scope)
  if (!owes) throw problem('NOT_FOUND')
  return { campaign, deliverable, area }
}
