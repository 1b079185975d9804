import type { Stuck } from '#contract/campaigns.ts'
import { addDays } from '#domain/calendar/plain-date.ts'
import type { Work } from '../../http/work.ts'
import { listAreasOf, type AreaRow } from '../areas/public.ts'
import { countAgainDue } from './campaigns.queries.ts'
import { placeOfDuty } from './duty-view.ts'
import type { RunningCampaign } from './running-campaign.ts'
import { countFindingsDueOn, listDutiesDueOn } from './turned-red.queries.ts'
import { countWithoutTeam } from './without-team.ts'

/**
 * What is late today and was not yesterday, of each area right below the account's own, and what that area owes itself: one
 * line for each kind and area, the most first. `titles` says what of: the duties, the kinds of problems.
 */
export async function turnedRed(work: Work, campaign: RunningCampaign): Promise<Stuck[]> {
  const { trx, districtKey, actor } = work
  const yesterday = addDays(work.today, -1)
  const areas = (await listAreasOf(trx, districtKey)).filter((area) => area.path.startsWith(actor.scope))
  const top = areas.find((area) => area.path === actor.areaPath)
  if (!top) return []
  const below = areas.filter((area) => area.parent_id === top.id)
  const duties = await listDutiesDueOn(trx, districtKey, campaign.id, actor.scope, yesterday)
  const again = await countAgainDue(trx, districtKey, campaign.id, actor.scope, work.today, yesterday)
  const problems = await countFindingsDueOn(trx, districtKey, campaign.id, actor.scope, yesterday)
  const teams = await countWithoutTeam(work, campaign)
  const teamless = teams.daysLate === 1 ? [...teams.counts].map(([area_path, count]) => ({ area_path, count })) : []

  const found: Stuck[] = []
  for (const area of below.length > 0 ? [...below, top] : [top]) lines(area, (path) => (area === top && below.length > 0 ? path === top.path : path.startsWith(area.path)))
  return found.sort((a, b) => b.count - a.count)

  function lines(area: AreaRow, isThere: (path: string) => boolean): void {
    const add = (kind: Stuck['kind'], count: number, titles: Stuck['titles'] = [], names: string[] = []): void => {
      if (count > 0) found.push({ kind, areaId: area.id, areaName: area.name, count, daysLate: 1, names, titles })
    }
    const sum = (rows: readonly { area_path: string; count: number }[]) => rows.reduce((total, row) => total + (isThere(row.area_path) ? row.count : 0), 0)
    const owed = (place: ReturnType<typeof placeOfDuty>) => duties.filter((row) => isThere(row.area_path) && placeOfDuty(campaign, dutyOf(row.code)) === place)
    const titlesOf = (rows: readonly { code: string }[]) => [...new Set(rows.map((row) => row.code))].flatMap((code) => dutyOf(code)?.title ?? [])
    const [rosters, lists, others] = [owed('roster'), owed('deliverables'), owed('campaign')]
    add('roster-unsigned', rosters.length, [], rosters.map((row) => areas.find((one) => one.path === row.area_path)?.name ?? ''))
    add('households-without-team', sum(teamless))
    add('visit-again-due', sum(again))
    const kinds = new Set(problems.filter((row) => isThere(row.area_path)).map((row) => row.kind))
    add('findings-overdue', sum(problems), campaign.plan.problems.kinds.filter((kind) => kinds.has(kind.id)).map((kind) => kind.title))
    add('deliverable-late', lists.length, titlesOf(lists))
    add('duty-late', others.length, titlesOf(others))
  }

  function dutyOf(code: string) {
    return campaign.plan.duties.find((duty) => duty.id === code)
  }
}
