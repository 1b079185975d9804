import type { Duty } from '#contract/campaigns.ts'
import type { Work } from '../../http/work.ts'
import { listAreasOf } from '../areas/public.ts'
import { listDutyRows } from './campaigns.queries.ts'
import { dutyView } from './duty-view.ts'
import type { RunningCampaign } from './running-campaign.ts'

/** The duties of the account's area and everything below it, by due date. */
export async function listDuties(work: Work, campaign: RunningCampaign): Promise<Duty[]> {
  const areas = new Map((await listAreasOf(work.trx, work.districtKey)).map((area) => [area.path, area]))
  const rows = await listDutyRows(work.trx, work.districtKey, campaign.id, work.actor.scope)
  return rows.map((row) => dutyView(work, campaign, row, areas))
}
