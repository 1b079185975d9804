import { daysBetween } from '#domain/calendar/plain-date.ts'
import type { Work } from '../../http/work.ts'
import type { RunningCampaign } from './running-campaign.ts'
import { countTeamless } from './without-team.queries.ts'

/**
 * Rows of the roster that nobody is to visit, by the path of their area, where the plan wants every row to have a team before a
 * stage begins (J-36). `daysLate`: since that stage began.
 */
export async function countWithoutTeam(work: Work, campaign: RunningCampaign): Promise<{ readonly counts: ReadonlyMap<string, number>; readonly daysLate: number }> {
  const stage = campaign.calendar.stages.find((one) => one.id === campaign.plan.teams?.before)
  if (!stage) return { counts: new Map(), daysLate: 0 }
  return { counts: await countTeamless(work.trx, work.districtKey, campaign.id, work.actor.scope, work.today), daysLate: Math.max(0, daysBetween(stage.from, work.today)) }
}
