import { areaLevelOf } from '#domain/plan/area-level.ts'
import { isMade } from '#domain/plan/is-made.ts'
import type { Deliverable, Plan } from '#domain/plan/plan.ts'
import { isWithin } from '#domain/access/access.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { findArea, type AreaRow } from '../areas/public.ts'
import { getRunningCampaign, type RunningCampaign } from '../campaigns/public.ts'
import { occurrencesOf, type Occurrence } from './occurrence.ts'

export interface Place {
  readonly campaign: RunningCampaign
  readonly deliverable: Deliverable
  readonly area: AreaRow
  readonly occurrence: Occurrence
}

export interface PlaceKey {
  readonly id: string
  readonly code: string
  readonly areaId: string
}

export function deliverablesOf(plan: Plan): Deliverable[] {
  return plan.deliverables.filter(isMade)
}

/**
 * A deliverable of an area that owes it; the last time that has begun unless another is asked for.
 * Problem: NOT_FOUND for any other, and for an area out of the actor's reach.
 */
export async function findPlace(work: Work, key: PlaceKey, no: number | undefined): Promise<Place> {
  const campaign = await getRunningCampaign(work, key.id)
  const deliverable = deliverablesOf(campaign.plan).find((candidate) => candidate.id === key.code)
  const area = await findArea(work.trx, work.districtKey, key.areaId)
  const owes = deliverable && area && area.level === areaLevelOf(campaign.plan, deliverable.from) && isWithin(area.path, work.actor.scope)
  if (!owes) throw problem('NOT_FOUND')
  const all = occurrencesOf(campaign, deliverable, work.today)
  const occurrence = no === undefined ? all.at(-1) : all.find((one) => one.no === no)
  if (!occurrence) throw problem('NOT_FOUND')
  return { campaign, deliverable, area, occurrence }
}
