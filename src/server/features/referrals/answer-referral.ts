import type { z } from 'zod'
import type { answerReferral as answering, closeReferral as closing, Referral } from '#contract/referrals.ts'
import { isPlainDate } from '#domain/calendar/plain-date.ts'
import { referralRefusals, type ReferralState } from '#domain/casework/referral.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { noteFinding } from '../findings/public.ts'
import { readerOf } from '../telling/public.ts'
import { findReferral, insertReferralEvent, lockReferral, updateReferral, type ReferralChange, type ReferralRow } from './referrals.queries.ts'
import { referralView } from './referral-view.ts'
import { sightOf } from './sight.ts'

const fieldOf = { STATE_NOT_REACHABLE: 'answer', REASON_MISSING: 'reason', RESULT_MISSING: 'result', TOLD_MISSING: 'toldHow' } as const

/** The department's answer. A refusal says why, a result what was done; either is written into the course of the problem it came from. */
export async function answerReferral(work: Work, id: string, { version, answer, reason, result }: z.output<(typeof answering)['body']>): Promise<Referral> {
  const row = await held(work, id, version)
  refuse(row, answer, { reason, result, toldOn: '', toldHow: '' })

  const note = answer === 'REFUSED' ? reason : result
  const change: ReferralChange = {
    state: answer,
    ...(answer === 'ACCEPTED' && { accepted_on: work.today }),
    ...(answer === 'REFUSED' && { reason, answered_on: work.today }),
    ...(answer === 'DONE' && { result, answered_on: work.today }),
  }
  await step(work, row, change, note)
  if (row.finding_id !== null && answer !== 'ACCEPTED') await noteFinding(work, row.finding_id, note)

  work.record({ action: 'answer-referral', objectType: 'referral', objectId: id, areaPath: row.area_path, details: { department: row.department, to: answer } })
  return shown(work, id)
}

/** The end of a referral: the person was told what came of it. */
export async function closeReferral(work: Work, id: string, { version, toldOn, toldHow }: z.output<(typeof closing)['body']>): Promise<Referral> {
  const row = await held(work, id, version)
  refuse(row, 'CLOSED', { reason: '', result: '', toldOn, toldHow })
  if (!isPlainDate(toldOn) || toldOn > work.today || toldOn < (row.answered_on ?? toldOn)) throw problem('INPUT_INVALID', { place: 'body', issues: [{ path: 'toldOn', code: 'date' }] })

  await step(work, row, { state: 'CLOSED', told_on: toldOn, told_how: toldHow, closed_on: work.today }, toldHow)

  work.record({ action: 'close-referral', objectType: 'referral', objectId: id, areaPath: row.area_path, details: { department: row.department } })
  return shown(work, id)
}

async function held(work: Work, id: string, version: number): Promise<ReferralRow> {
  await lockReferral(work.trx, work.districtKey, id)
  const row = await findReferral(work.trx, work.districtKey, id, sightOf(work.actor))
  if (!row) throw problem('NOT_FOUND')
  if (row.version !== version) throw problem('CHANGED_MEANWHILE', { version: row.version })
  return row
}

function refuse(row: ReferralRow, to: ReferralState, said: Parameters<typeof referralRefusals>[2]): void {
  const refusals = referralRefusals(row.state as ReferralState, to, said)
  if (refusals.includes('STATE_NOT_REACHABLE')) throw problem('CASE_STATE')
  if (refusals.length > 0) throw problem('INPUT_INVALID', { place: 'body', issues: refusals.map((code) => ({ path: fieldOf[code], code })) })
}

async function step(work: Work, row: ReferralRow, change: ReferralChange, note: string): Promise<void> {
  await updateReferral(work.trx, work.districtKey, row.id, change)
  await insertReferralEvent(work.trx, { district_key: work.districtKey, id: work.newId(), area_path: row.area_path, household_id: row.household_id, referral_id: row.id, at: work.now, by_name: work.actor.name, state: change.state ?? row.state, note })
}

async function shown(work: Work, id: string): Promise<Referral> {
  const row = (await findReferral(work.trx, work.districtKey, id, sightOf(work.actor))) as ReferralRow
  return referralView(row, (await getRunningCampaign(work, row.campaign_id)).plan, work.today, await readerOf(work))
}
