import type { z } from 'zod'
import type { Finding, settleFinding as contract } from '#contract/findings.ts'
import { isPlainDate } from '#domain/calendar/plain-date.ts'
import { gapKinds } from '#domain/casework/case-plan.ts'
import { isRefused, transition } from '#domain/casework/transition.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { caseworkOf, columnsOf } from './casework-of.ts'
import { findingView } from './finding-view.ts'
import { findFinding, findProofBefore, lockFindings, type FindingChange, type FindingRow } from './findings.queries.ts'
import { recordChange } from './record-change.ts'
import { refusalProblem } from './refusal-problem.ts'
import { followUpward } from './send-upward.ts'

/**
 * Sets what is done about a problem and how far it is. Closing needs a proof (words, or the file that was added); passing it up an
 * opinion, with which it waits for an answer above.
 */
export async function settleFinding(work: Work, id: string, settling: z.output<(typeof contract)['body']>): Promise<Finding> {
  await lockFindings(work.trx, work.districtKey, [id])
  const row = await findFinding(work.trx, work.districtKey, id, work)

  if (!row) throw problem('NOT_FOUND')
  if (row.version !== settling.version) throw problem('CHANGED_MEANWHILE', { version: row.version })

  const campaign = await getRunningCampaign(work, row.campaign_id)
  const { version: _version, due, gap, cause, reviewOn, ...given } = settling
  const wrongDay = [due, reviewOn].some((day) => typeof day === 'string' && !isPlainDate(day))
  if (wrongDay) throw problem('INPUT_INVALID', { place: 'body', issues: [{ path: 'due', code: 'date' }] })
  if (gap && !gapKinds(campaign.plan).some((kind) => kind.id === gap)) throw problem('INPUT_INVALID', { place: 'body', issues: [{ path: 'gap', code: 'GAP_UNKNOWN' }] })
  const proof = settling.proof || (settling.state === 'FIXED' ? (row.proof_name ?? '') : '')
  const review = reviewOn === undefined ? row.review_on : reviewOn
  const proofBefore = settling.state === 'FIXED' && row.state !== 'FIXED' ? await findProofBefore(work.trx, work.districtKey, id) : undefined
  const settled = transition({ ...caseworkOf(row), ...(proofBefore && { proofBefore }) }, { on: work.today, ...given, proof, ...(due !== null && { due }), ...(review !== null && { reviewOn: review }) })
  if (isRefused(settled)) throw refusalProblem(settled)

  const isReopened = row.state === 'FIXED' && settled.state !== 'FIXED'
  const change: FindingChange = {
    ...columnsOf(settled),
    ...(cause !== undefined && { cause }),
    ...(gap !== undefined && { gap }),
    ...(isReopened && { reopened_on: work.today, doubt: null, proof_id: null }),
  }
  const whole = await recordChange(work, row, change, { to: settled.state, note: settling.note })
  await followUpward(work, row, settled.state, settling.note, campaign.plan)

  work.record({ action: 'settle-finding', objectType: 'finding', objectId: id, areaPath: row.area_path, details: { from: row.state, to: settled.state } })
  return findingView(changed(row, whole), campaign.plan, work.today)
}

/** The row as it stands after a change. */
export function changed(row: FindingRow, change: FindingChange): FindingRow {
  const { first_action_at: acted, doubt, ...rest } = change
  return {
    ...row,
    ...(rest as Partial<FindingRow>),
    ...(acted instanceof Date && { first_action_at: acted.toISOString() }),
    ...(doubt === null && { doubt: null }),
    version: row.version + 1,
  }
}
