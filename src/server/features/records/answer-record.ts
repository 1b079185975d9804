import type { KeptRecord } from '#contract/records.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { mayAnswer, recordViews } from './record-view.ts'
import { findRecord, updateRecord } from './records.queries.ts'

/** The level above answers a request for instruction (J-72), once. Problem: RECORD_STATE. */
export async function answerRecord(work: Work, id: string, answer: string): Promise<KeptRecord> {
  const row = await findRecord(work.trx, work.districtKey, id)
  if (!row) throw problem('NOT_FOUND')
  const campaign = await getRunningCampaign(work, row.campaign_id)

  if (!mayAnswer(work, campaign, row)) throw problem('NOT_ALLOWED')

  if (!(await updateRecord(work.trx, work.districtKey, id, { answer, answered_by: work.actor.name, answered_at: work.now }))) throw problem('RECORD_STATE')

  work.record({ action: 'answer-record', objectType: 'record', objectId: id, areaPath: row.area_path, details: { kind: row.kind } })
  return (await recordViews(work, campaign, [{ ...row, answer, answered_by: work.actor.name, answered_at: work.now.toISOString() }]))[0] as KeptRecord
}
