import type { Duty } from '#contract/campaigns.ts'
import type { Work } from '../../http/work.ts'
import { listAreasEver } from '../areas/public.ts'
import { countAskedDuties, listCounts, listDutyRows } from './campaigns.queries.ts'
import { dutyView } from './duty-view.ts'
import type { RunningCampaign } from './running-campaign.ts'
import type { AskedOfUnits } from './stage-views.ts'

/**
 * The duties of the account's area and everything below it, by due date.
 * @param only path of an area whose own duties are wanted, and not those below it
 */
export async function listDuties(work: Work, campaign: RunningCampaign, only?: string): Promise<Duty[]> {
  const [all, rows, visited] = await Promise.all([listAreasEver(work.trx, work.districtKey), listDutyRows(work.trx, work.districtKey, campaign.id, work.actor.scope, only), visitedVillages(work, campaign)])
  const areas = new Map(all.map((area) => [area.path, area]))
  const byVisits = dutiesByVisits(campaign)
  return rows.map((row) => {
    const view = dutyView(work, campaign, row, areas)
    return byVisits.includes(row.code) && visited.has(row.area_path) ? { ...view, state: 'done' } : view
  })
}

/** The same in numbers, by the code of a duty. */
export async function countDuties(work: Work, campaign: RunningCampaign): Promise<AskedOfUnits[]> {
  const [rows, visited] = await Promise.all([countAskedDuties(work.trx, work.districtKey, campaign.id, work.actor.scope, dutiesByVisits(campaign)), visitedVillages(work, campaign)])
  return rows.map(({ code, area_path, asked, open }) => ({ code, asked, open: area_path !== null && visited.has(area_path) ? 0 : open }))
}

function dutiesByVisits(campaign: RunningCampaign): string[] {
  return campaign.plan.duties.filter((duty) => duty.fulfilledBy && 'visits' in duty.fulfilledBy).map((duty) => duty.id)
}

/** Paths of villages of whose roster nobody is left to visit. A household that is added later opens them again. */
async function visitedVillages(work: Work, campaign: RunningCampaign): Promise<ReadonlySet<string>> {
  const rows = await listCounts(work.trx, work.districtKey, campaign.id, work.actor.scope)
  return new Set(rows.filter((row) => row.households > 0 && row.seen + row.gone === row.households).map((row) => row.area_path))
}
