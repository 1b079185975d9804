import { problem } from '#domain/problem/problem.ts'
import { answersOf } from '#domain/casework/upward.ts'
import type { Work } from '../../http/work.ts'
import { waitingMatter } from './answer-upward.ts'
import type { FindingRow } from './findings.queries.ts'
import { recordChange } from './record-change.ts'
import { closeUpward, type UpwardRow } from './upward.queries.ts'

/**
 * A matter that went up is passed on: answered with the referral that `refer` makes of it. The problem stays passed up until the
 * department has answered.
 * @param words what is said to those below
 */
export async function passOnMatter(work: Work, id: string, words: string, refer: (upward: UpwardRow, finding: FindingRow) => Promise<string>): Promise<void> {
  const { upward, finding } = await waitingMatter(work, id)
  if (!answersOf(work.actor.level).includes('PASSED_ON')) throw problem('CASE_STATE')
  const referralId = await refer(upward, finding)
  await closeUpward(work.trx, work.districtKey, id, { state: 'PASSED_ON', answer: words, at: work.now, by: work.actor.name, referralId })
  await recordChange(work, finding, {}, { to: 'ESCALATED', note: words })
}
