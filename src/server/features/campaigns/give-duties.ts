import type { Work } from '../../http/work.ts'
import { listAreasOf } from '../areas/public.ts'
import { insertDuties } from './campaigns.queries.ts'
import { listRunningCampaigns, type RunningCampaign } from './running-campaign.ts'

const levelOfRole = { body: 'district', unit: 'town', cell: 'village', above: undefined } as const

/**
 * Gives every area the duties of its level in the campaigns; those it has already stay as they are. Done when a campaign
 * opens and again when areas are added, so that a village that comes later owes what the others owe.
 */
export async function giveDuties(work: Work, campaigns?: readonly RunningCampaign[]): Promise<void> {
  const areas = await listAreasOf(work.trx, work.districtKey)
  for (const { id, plan, calendar } of campaigns ?? (await listRunningCampaigns(work))) {
    const levels = new Map(plan.levels.map((level) => [level.id, levelOfRole[level.role]]))
    const duties = calendar.duties.flatMap(({ duty, due, no }) =>
      areas
        .filter((area) => area.level === levels.get(duty.actor.level))
        .map((area) => ({ district_key: work.districtKey, id: work.newId(), area_path: area.path, campaign_id: id, code: duty.id, occurrence: no ?? 0, due_date: due })),
    )
    await insertDuties(work.trx, duties)
  }
}
