import type { z } from 'zod'
import type { answerUpward as contract, Upward } from '#contract/findings.ts'
import { isRefused, transition, type FindingState } from '#domain/casework/transition.ts'
import { answersOf } from '#domain/casework/upward.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { caseworkOf, columnsOf } from './casework-of.ts'
import { findFinding, lockFindings, type FindingRow } from './findings.queries.ts'
import { recordChange } from './record-change.ts'
import { refusalProblem } from './refusal-problem.ts'
import { sendUpward } from './send-upward.ts'
import { closeUpward, findUpward, type UpwardRow } from './upward.queries.ts'
import { upwardView } from './upward-view.ts'

/** A waiting matter and its problem, for the level that has to answer it. Problems: NOT_FOUND, NOT_ALLOWED for another level, CASE_STATE when it is answered. */
export async function waitingMatter(work: Work, id: string): Promise<{ upward: UpwardRow; finding: FindingRow }> {
  const seen = await findUpward(work.trx, work.districtKey, id, work)
  if (!seen) throw problem('NOT_FOUND')
  await lockFindings(work.trx, work.districtKey, [seen.finding_id])
  const upward = (await findUpward(work.trx, work.districtKey, id, work)) as UpwardRow
  const finding = (await findFinding(work.trx, work.districtKey, upward.finding_id, work)) as FindingRow

  if (upward.to_level !== work.actor.level) throw problem('NOT_ALLOWED')
  if (upward.state !== 'WAITING') throw problem('CASE_STATE')
  return { upward, finding }
}

/** The answer from above: taken over with a measure, an owner and a day, returned with a word, or passed further up. */
export async function answerUpward(work: Work, id: string, body: z.output<(typeof contract)['body']>): Promise<Upward> {
  const { upward, finding } = await waitingMatter(work, id)
  const { plan } = await getRunningCampaign(work, upward.campaign_id)

  if (!answersOf(work.actor.level).includes(body.answer)) throw problem('CASE_STATE')

  await closeUpward(work.trx, work.districtKey, id, { state: body.answer, answer: body.words, at: work.now, by: work.actor.name })
  if (body.answer === 'TAKEN') {
    const settled = transition(caseworkOf(finding), { on: work.today, state: 'IN_PROGRESS', measure: body.measure, ownerUnit: body.ownerUnit, ownerPerson: body.ownerPerson, proof: finding.proof, note: body.words, ...(body.due !== null && { due: body.due }) })
    if (isRefused(settled)) throw refusalProblem(settled)
    await recordChange(work, finding, columnsOf(settled), { to: 'IN_PROGRESS', note: body.words })
  } else if (body.answer === 'RETURNED') {
    await recordChange(work, finding, {}, { to: 'IN_PROGRESS', note: body.words })
  } else {
    await sendUpward(work, finding, 'town', body.words, plan)
    await recordChange(work, finding, {}, { to: finding.state as FindingState, note: body.words })
  }

  work.record({ action: 'answer-upward', objectType: 'finding', objectId: finding.id, areaPath: upward.area_path, details: { to: body.answer } })
  return upwardView((await findUpward(work.trx, work.districtKey, id, work)) as UpwardRow, plan, work)
}
