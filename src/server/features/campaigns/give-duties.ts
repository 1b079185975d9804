import { areaLevelOf } from '#domain/plan/area-level.ts'
import type { CampaignCalendar } from '#domain/plan/calendar.ts'
import type { WantedDuty } from '#domain/plan/move-duties.ts'
import type { Plan } from '#domain/plan/plan.ts'
import type { Work } from '../../http/work.ts'
import { beginningsOf, listAreasOf } from '../areas/public.ts'
import { insertDuties, listDoneDuties } from './campaigns.queries.ts'
import { listRunningCampaigns, type RunningCampaign } from './running-campaign.ts'

/**
 * The duties of every area of the level that a plan names, each with its day. An area made of others after that day owes it from
 * its first day on, unless one of them has left it undone. What all of them have done is done: only what somebody signs has to be
 * signed again, since other rows stand in it now. One that was not there before owes what the others owe.
 */
export async function wantedDuties(work: Work, campaignId: string, plan: Plan, calendar: CampaignCalendar): Promise<WantedDuty[]> {
  const areas = await listAreasOf(work.trx, work.districtKey)
  const beginnings = await beginningsOf(work.trx, work.districtKey)
  const done = beginnings.size === 0 ? new Set<string>() : new Set((await listDoneDuties(work.trx, work.districtKey, campaignId)).map((row) => `${row.area_path} ${row.code} ${row.occurrence}`))
  return calendar.duties.flatMap(({ duty, due, no }) => {
    const level = areaLevelOf(plan, duty.actor.level)
    const occurrence = no ?? 0
    return areas.filter((area) => area.level === level).flatMap((area): WantedDuty[] => {
      const wanted = { code: duty.id, occurrence, areaPath: area.path, due }
      const began = beginnings.get(area.id)
      if (!began || began.from.length === 0 || began.on <= due) return [wanted]
      const isDoneBefore = began.from.every(({ path }) => done.has(`${path} ${duty.id} ${occurrence}`))
      if (!isDoneBefore) return [wanted]
      const isOnceSigned = duty.fulfilledBy !== undefined && no === undefined
      return isOnceSigned ? [{ ...wanted, due: began.on }] : []
    })
  })
}

/**
 * Gives every area the duties of its level in the campaigns; those it has already stay as they are. Done when a campaign
 * opens and again when areas are added, so that a village that comes later owes what the others owe.
 */
export async function giveDuties(work: Work, campaigns?: readonly RunningCampaign[]): Promise<void> {
  for (const { id, plan, calendar } of campaigns ?? (await listRunningCampaigns(work))) {
    const duties = (await wantedDuties(work, id, plan, calendar)).map(({ code, occurrence, areaPath, due }) => ({ district_key: work.districtKey, id: work.newId(), area_path: areaPath, campaign_id: id, code, occurrence, due_date: due }))
    await insertDuties(work.trx, duties)
  }
}
