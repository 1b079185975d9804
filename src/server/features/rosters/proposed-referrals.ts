import { referralsProposed } from '#domain/roster/particulars.ts'
import type { Work } from '../../http/work.ts'
import type { RunningCampaign } from '../campaigns/public.ts'
import { listEntriesWithAnswers } from './entries.queries.ts'

/** Somebody whom a row says should be known to a department (J-22: clearly disabled and without a card); nobody is referred by it. */
export interface ProposedReferral {
  readonly entryId: string
  readonly householdId: string
  readonly areaPath: string
  /** A department of the plan. */
  readonly department: string
  readonly source: string
  readonly ask: string
}

/** What the rows of a campaign propose, in the actor's reach. */
export async function proposedReferrals(work: Work, campaign: RunningCampaign): Promise<readonly ProposedReferral[]> {
  const entries = await listEntriesWithAnswers(work.trx, work.districtKey, campaign.id, work.actor.scope)
  return entries.flatMap((entry) =>
    referralsProposed(campaign.plan.sources, entry.sources, entry.particulars).map(({ source, ask, to }) => ({ entryId: entry.id, householdId: entry.household_id, areaPath: entry.area_path, department: to, source, ask: ask.id })),
  )
}
