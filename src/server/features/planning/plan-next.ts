import type { PlainDate } from '#domain/calendar/plain-date.ts'
import type { Work } from '../../http/work.ts'
import { teamsOf } from '../teams/public.ts'
import { insertPlanned, listOpenPlans } from './planning.queries.ts'

export interface NextVisit {
  readonly householdId: string
  readonly areaPath: string
  readonly campaignId: string
  /** The visit in which the day was agreed. */
  readonly visitId: string
  readonly on: PlainDate
}

/** Plans the visit that was agreed on in another one; whoever agreed knows of the visit before (J-69), so that nothing is held back. A day that is planned already stays as it is. */
export async function planNext(work: Work, { householdId, areaPath, campaignId, visitId, on }: NextVisit): Promise<void> {
  if (on <= work.today || (await listOpenPlans(work.trx, work.districtKey, [householdId], on, on)).length > 0) return
  const team = (await teamsOf(work, [{ householdId, areaPath }])).get(householdId)
  await insertPlanned(work.trx, [
    {
      district_key: work.districtKey,
      id: work.newId(),
      area_path: areaPath,
      household_id: householdId,
      campaign_id: campaignId,
      purpose: '',
      department: '',
      planned_on: on,
      team_id: team?.id ?? null,
      visitors: team?.members.map((member) => member.name).join('、') ?? '',
      state: 'PLANNED',
      decision: 'STILL_NEEDED',
      reason: '',
      earlier_visit_id: visitId,
      at: work.now,
      by_id: work.actor.accountId,
      by_name: work.actor.name,
    },
  ])
}
