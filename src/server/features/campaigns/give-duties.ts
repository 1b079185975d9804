import { areaLevelOf } from '#domain/plan/area-level.ts'
import type { CampaignCalendar } from '#domain/plan/calendar.ts'
import type { WantedDuty } from '#domain/plan/move-duties.ts'
import type { Plan } from '#domain/plan/plan.ts'
import type { Work } from '../../http/work.ts'
import { listAreasOf, type AreaRow } from '../areas/public.ts'
import { insertDuties } from './campaigns.queries.ts'
import { listRunningCampaigns, type RunningCampaign } from './running-campaign.ts'

/** The duties of every area of the level that a plan names, each with its day. */
export function wantedDuties(plan: Plan, calendar: CampaignCalendar, areas: readonly AreaRow[]): WantedDuty[] {
  return calendar.duties.flatMap(({ duty, due, no }) => {
    const level = areaLevelOf(plan, duty.actor.level)
    return areas.filter((area) => area.level === level).map((area) => ({ code: duty.id, occurrence: no ?? 0, areaPath: area.path, due }))
  })
}

/**
 * Gives every area the duties of its level in the campaigns; those it has already stay as they are. Done when a campaign
 * opens and again when areas are added, so that a village that comes later owes what the others owe.
 */
export async function giveDuties(work: Work, campaigns?: readonly RunningCampaign[]): Promise<void> {
  const areas = await listAreasOf(work.trx, work.districtKey)
  for (const { id, plan, calendar } of campaigns ?? (await listRunningCampaigns(work))) {
    const duties = wantedDuties(plan, calendar, areas).map(({ code, occurrence, areaPath, due }) => ({ district_key: work.districtKey, id: work.newId(), area_path: areaPath, campaign_id: id, code, occurrence, due_date: due }))
    await insertDuties(work.trx, duties)
  }
}
