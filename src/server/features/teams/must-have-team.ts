import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import type { RunningCampaign } from '../campaigns/public.ts'
import { teamOf } from './team-of.ts'

/**
 * Where the plan wants every row of the roster to have a team before a stage begins (J-36), no household without one is visited
 * from that stage's first day on. Problem: TEAM_MISSING.
 */
export async function mustHaveTeam(work: Work, campaign: RunningCampaign, householdId: string): Promise<void> {
  const stage = campaign.calendar.stages.find((one) => one.id === campaign.plan.teams?.before)
  if (!stage || work.today < stage.from) return
  if (!(await teamOf(work, householdId))) throw problem('TEAM_MISSING')
}
