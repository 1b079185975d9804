import type { Work } from '../../http/work.ts'
import { countReferralRows, type ReferralFilter } from './referrals.queries.ts'
import { sightOf } from './sight.ts'

export interface ReferralsWaiting {
  readonly waiting: number
  readonly overdue: number
  /** Answered, and the person is not told yet. */
  readonly toTell: number
}

/** What of the referrals waits, of those that whoever asks may see. */
export async function countReferralsWaiting(work: Work, campaignId: string): Promise<ReferralsWaiting> {
  const filter: ReferralFilter = { ...sightOf(work.actor), campaignId, today: work.today, areaPath: undefined, to: undefined, state: undefined, isUnanswered: true, isOverdue: false, findingId: undefined, householdId: undefined, search: undefined }
  const count = (change: Partial<ReferralFilter>) => countReferralRows(work.trx, work.districtKey, { ...filter, ...change })
  return {
    waiting: await count({}),
    overdue: await count({ isOverdue: true }),
    toTell: (await count({ isUnanswered: false, state: 'REFUSED' })) + (await count({ isUnanswered: false, state: 'DONE' })),
  }
}
