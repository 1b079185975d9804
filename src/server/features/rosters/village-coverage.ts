import type { VillageCoverage } from '#contract/rosters.ts'
import type { Work } from '../../http/work.ts'
import type { RunningCampaign } from '../campaigns/public.ts'
import { latestCoverage } from '../records/public.ts'
import { countCoverage, countNotSeen } from './coverage.queries.ts'

/** How far the households of a village have been looked at, and why people were not seen. */
export async function villageCoverage(work: Work, campaign: RunningCampaign, areaPath: string): Promise<VillageCoverage> {
  const [counts, notSeen, latest] = await Promise.all([
    countCoverage(work.trx, work.districtKey, campaign.id, areaPath, work.today),
    countNotSeen(work.trx, work.districtKey, campaign.id, areaPath),
    latestCoverage(work, campaign, areaPath),
  ])
  const screened = latest.get(areaPath)
  return {
    registered: counts.registered,
    unlisted: counts.unlisted,
    screened: screened ? { lookedAt: screened.lookedAt, of: screened.of, on: screened.heldOn, recordId: screened.recordId } : null,
    listed: counts.listed,
    seen: counts.seen,
    partly: counts.partly,
    begun: counts.begun,
    notVisited: counts.not_visited,
    gone: counts.gone,
    notSeen: notSeen.map(({ reason, persons, again_on }) => ({ reason, persons, againOn: again_on })),
    withoutTeam: counts.without_team,
  }
}
