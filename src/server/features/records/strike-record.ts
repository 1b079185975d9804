import type { KeptRecord } from '#contract/records.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { getRunningCampaign, reopenDutiesOfRecord } from '../campaigns/public.ts'
import { recordViews } from './record-view.ts'
import { deleteOpenTasks, findRecord, updateRecord } from './records.queries.ts'

/** A record that should not be there is struck and stays to be read; what it had done is owed again. Problem: RECORD_STATE. */
export async function strikeRecord(work: Work, id: string, reason: string): Promise<KeptRecord> {
  const row = await findRecord(work.trx, work.districtKey, id)
  if (!row) throw problem('NOT_FOUND')
  const campaign = await getRunningCampaign(work, row.campaign_id)

  if (row.area_path !== work.actor.areaPath) throw problem('NOT_ALLOWED')

  if (!(await updateRecord(work.trx, work.districtKey, id, { state: 'STRUCK', strike_reason: reason }))) throw problem('RECORD_STATE')
  await deleteOpenTasks(work.trx, work.districtKey, id)
  await reopenDutiesOfRecord(work, id)

  work.record({ action: 'strike-record', objectType: 'record', objectId: id, areaPath: row.area_path, details: { kind: row.kind, reason } })
  return (await recordViews(work, campaign, [{ ...row, state: 'STRUCK', strike_reason: reason }]))[0] as KeptRecord
}
