import type { Work } from '../../http/work.ts'
import { countFindingRows } from './findings.queries.ts'
import { countUpwardRows, type UpwardFilter } from './upward.queries.ts'

export interface FindingsWaiting {
  /** Matters that wait for an answer of the actor's own level. */
  readonly upward: number
  readonly upwardOverdue: number
  /** Closed problems that a later visit contradicts. */
  readonly doubts: number
  /** Long-term problems whose day of review is past. */
  readonly reviews: number
}

/** What of the problems waits for whoever asks. */
export async function countFindingsWaiting(work: Work, campaignId: string): Promise<FindingsWaiting> {
  const own = { who: work, campaignId, scope: work.actor.scope, today: work.today, areaPath: undefined }
  const upward: UpwardFilter = { ...own, state: undefined, isOverdue: false, waitsFor: work.actor.level, findingId: undefined }
  return {
    upward: await countUpwardRows(work.trx, work.districtKey, upward),
    upwardOverdue: await countUpwardRows(work.trx, work.districtKey, { ...upward, isOverdue: true }),
    doubts: await countFindingRows(work.trx, work.districtKey, { ...own, isInDoubt: true }),
    reviews: await countFindingRows(work.trx, work.districtKey, { ...own, isReviewDue: true }),
  }
}
