import type { Duty } from '#contract/campaigns.ts'
import type { Work } from '../../http/work.ts'
import { listAreasEver } from '../areas/public.ts'
import { listCounts, listDutyRows } from './campaigns.queries.ts'
import { dutyView } from './duty-view.ts'
import type { RunningCampaign } from './running-campaign.ts'

/**
 * The duties of the account's area and everything below it, by due date.
 * @param only path of an area whose own duties are wanted, and not those below it
 */
export async function listDuties(work: Work, campaign: RunningCampaign, only?: string): Promise<Duty[]> {
  const areas = new Map((await listAreasEver(work.trx, work.districtKey)).map((area) => [area.path, area]))
  const rows = await listDutyRows(work.trx, work.districtKey, campaign.id, work.actor.scope, only)
  const visited = await visitedVillages(work, campaign)
  const byVisits = new Set(campaign.plan.duties.filter((duty) => duty.fulfilledBy && 'visits' in duty.fulfilledBy).map((duty) => duty.id))
  return rows.map((row) => {
    const view = dutyView(work, campaign, row, areas)
    return byVisits.has(row.code) && visited.has(row.area_path) ? { ...view, state: 'done' } : view
  })
}

/** Paths of villages of whose roster nobody is left to visit. A household that is added later opens them again. */
async function visitedVillages(work: Work, campaign: RunningCampaign): Promise<ReadonlySet<string>> {
  const rows = await listCounts(work.trx, work.districtKey, campaign.id, work.actor.scope)
  return new Set(rows.filter((row) => row.households > 0 && row.seen + row.gone === row.households).map((row) => row.area_path))
}
