import type { Work } from '../../http/work.ts'
import { listDueDays } from './campaigns.queries.ts'
import type { RunningCampaign } from './running-campaign.ts'

/** @returns by when the area at a path has to sign a roster: the day of its own duty, which of an area that began later is not the plan's */
export async function rosterDue(work: Work, campaign: RunningCampaign, rosterId: string | undefined): Promise<(areaPath: string) => string | null> {
  const all = campaign.calendar.rosters[rosterId ?? ''] ?? null
  const duty = campaign.plan.duties.find(({ fulfilledBy }) => fulfilledBy !== undefined && 'roster' in fulfilledBy && fulfilledBy.roster === rosterId)
  if (!duty) return () => all
  const own = await listDueDays(work.trx, work.districtKey, campaign.id, duty.id, work.actor.scope)
  return (areaPath) => own.get(areaPath) ?? all
}
