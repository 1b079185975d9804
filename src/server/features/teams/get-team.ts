import type { Team } from '#contract/teams.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { loadsOf, teamsFromBelow, teamViews } from './team-view.ts'
import { findTeamRow } from './teams.queries.ts'

/** The sheet of one team. */
export async function getTeam(work: Work, id: string, campaignId?: string): Promise<Team> {
  const campaign = campaignId === undefined ? undefined : await getRunningCampaign(work, campaignId)
  const loads = await loadsOf(work, campaign?.id)
  const row = await findTeamRow(work.trx, work.districtKey, id)
  const team = row ? (await teamViews(work, [row], loads))[0] : (await teamsFromBelow(work, loads)).find((one) => one.id === id)
  if (!team) throw problem('NOT_FOUND')
  return team
}
