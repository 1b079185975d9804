import * as contract from '#contract/records.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Endpoints } from '../../http/endpoint.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { addRecord } from './add-record.ts'
import { answerRecord } from './answer-record.ts'
import { finishTask } from './finish-task.ts'
import { getWorkbook } from './get-workbook.ts'
import { keepFile } from './keep-file.ts'
import { listRecordKinds, listRecords } from './list-records.ts'
import { listTasks } from './list-tasks.ts'
import { recordViews } from './record-view.ts'
import { findRecord } from './records.queries.ts'
import { strikeRecord } from './strike-record.ts'

export function mountRecords(endpoints: Endpoints): void {
  endpoints.read(contract.listRecordKinds, async (work, { params }) => ({ rows: await listRecordKinds(work, params.id) }))
  endpoints.read(contract.listRecords, (work, { params, query }) => listRecords(work, params.id, query))
  endpoints.read(contract.getRecordsWorkbook, (work, { params, query }) => getWorkbook(work, params.id, query.kind))
  endpoints.read(contract.getRecord, async (work, { params }) => {
    const row = await findRecord(work.trx, work.districtKey, params.id)
    if (!row) throw problem('NOT_FOUND')
    const [view] = await recordViews(work, await getRunningCampaign(work, row.campaign_id), [row])
    if (!view) throw problem('NOT_FOUND')
    return view
  })
  endpoints.write(contract.keepRecordFile, (work, { params, query, file }) => keepFile(work, params.id, query.name, file))
  endpoints.write(contract.addRecord, (work, { params, body }) => addRecord(work, params.id, body))
  endpoints.write(contract.strikeRecord, (work, { params, body }) => strikeRecord(work, params.id, body.reason))
  endpoints.write(contract.answerRecord, (work, { params, body }) => answerRecord(work, params.id, body.answer))
  endpoints.read(contract.listTasks, async (work, { params, query }) => ({ rows: await listTasks(work, await getRunningCampaign(work, params.id), query.open === 'true') }))
  endpoints.write(contract.finishTask, (work, { params, body }) => finishTask(work, params.id, body.note))
}
