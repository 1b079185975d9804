import type { z } from 'zod'
import type { listTeams as route } from '#contract/teams.ts'
import type { Work } from '../../http/work.ts'
import { listAreasOf } from '../areas/public.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { loadsOf, teamsFromBelow, teamViews } from './team-view.ts'
import { listTeamRows } from './teams.queries.ts'

/** Teams in reach with what falls to each, and the villages of which households have nobody. A village sees those that work in it. */
export async function listTeams(work: Work, campaignId: string | undefined): Promise<z.input<typeof route.response>> {
  const campaign = campaignId === undefined ? undefined : await getRunningCampaign(work, campaignId)
  const loads = await loadsOf(work, campaign?.id)
  const rows = work.actor.level === 'village' ? await teamsFromBelow(work, loads) : await teamViews(work, await listTeamRows(work.trx, work.districtKey, work.actor.scope), loads)
  const areas = await listAreasOf(work.trx, work.districtKey)
  const names = new Map(areas.map((area) => [area.id, area.name]))
  const nobody = Map.groupBy(loads.rows.filter((row) => row.team_id === null && !row.is_account), (row) => row.area_path)
  const without = areas.flatMap((area) => {
    const households = (nobody.get(area.path) ?? []).reduce((sum, row) => sum + row.households - row.gone, 0)
    return households > 0 ? [{ areaId: area.id, areaName: area.name, townName: area.level === 'village' ? (names.get(area.parent_id ?? '') ?? '') : '', households }] : []
  })
  return { rows, without }
}
