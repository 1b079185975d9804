import type { KeptRecord } from '#contract/records.ts'
import { isParticipants, type RecordValue } from '#domain/record/record-details.ts'
import type { RecordItem, RecordKind } from '#domain/record/record-kind.ts'
import { problem } from '#domain/problem/problem.ts'
import { onPaper } from '../../clock.ts'
import type { FileReply, Work } from '../../http/work.ts'
import { readTexts, say } from '../../locale.ts'
import { writeLedger } from '../../workbook/write-ledger.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { recordViews } from './record-view.ts'
import { listRecordRows } from './records.queries.ts'

const most = 5000
const texts = () => readTexts('zh-CN', 'records')
const widths: Partial<Record<RecordItem['type'], number>> = { 'long-text': 44, participants: 36, households: 30, integer: 10, money: 12, date: 14, 'yes-no': 8 }

/** All records of a kind as a workbook, a row each, in the columns of its items. That it left is written down. */
export async function getWorkbook(work: Work, campaignId: string, kindId: string): Promise<FileReply> {
  const campaign = await getRunningCampaign(work, campaignId)
  const kind = campaign.plan.records.find((one) => one.id === kindId)
  if (!kind) throw problem('NOT_FOUND')
  const rows = await listRecordRows(work.trx, work.districtKey, campaign.id, { scope: work.actor.scope, kind: kind.id, state: 'LISTED', isUnanswered: false }, undefined, most)
  const records = await recordViews(work, campaign, rows)

  const heading = (key: string, width: number) => ({ title: say(texts(), `records.column.${key}`), width })
  const bytes = await writeLedger({
    sheet: kind.title.zh.slice(0, 30),
    title: kind.title.zh,
    lines: [[`${campaign.plan.title.zh}　${campaign.plan.document.number}`, `${work.actor.areaName}　${onPaper(work.now.toISOString())}`]],
    columns: [
      heading('no', 6),
      heading('unit', 16),
      heading('heldOn', 13),
      ...kind.items.map((item) => ({ title: item.title.zh, width: widths[item.type] ?? 20 })),
      ...(kind.hasDecisions ? [heading('tasks', 44)] : []),
      ...(kind.answeredBy === undefined ? [] : [heading('answer', 40)]),
      heading('files', 24),
      heading('by', 14),
    ],
    rows: records.map((record, index) => [
      String(index + 1),
      record.areaName,
      record.heldOn,
      ...kind.items.map((item) => textOf(item, record.details[item.id], record)),
      ...(kind.hasDecisions ? [tasksOf(record)] : []),
      ...(kind.answeredBy === undefined ? [] : [record.answer ? `${record.answer.text}（${record.answer.by}，${onPaper(record.answer.at)}）` : '']),
      record.files.map((file) => file.name).join('\n'),
      record.byName,
    ]),
  })

  work.record({ action: 'export-records', objectType: 'campaign', objectId: campaign.id, areaPath: work.actor.areaPath, details: { kind: kind.id, rows: records.length } })
  return { name: say(texts(), 'records.file', { area: work.actor.areaName, title: kind.title.zh, date: work.today }), mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes }
}

function tasksOf({ tasks }: KeptRecord): string {
  return tasks.map((task) => say(texts(), task.state === 'done' ? 'records.task-line-done' : 'records.task-line', { what: task.what, owner: task.owner, area: task.areaName, due: task.due })).join('\n')
}

/** What was written down for an item; empty stays empty. */
function textOf(item: RecordKind['items'][number], value: RecordValue | undefined, { names }: KeptRecord): string {
  if (value === undefined) return ''
  const title = (code: string) => item.options?.find((option) => option.code === code)?.title.zh ?? code
  if (isParticipants(value)) return value.map((one) => [one.areaId && names[one.areaId], one.group && title(one.group), one.name, one.post].filter(Boolean).join(' ')).join('\n')
  if (Array.isArray(value)) return (value as readonly string[]).map((one) => (item.type === 'households' ? (names[one] ?? one) : title(one))).join('、')
  if (typeof value === 'boolean') return say(texts(), value ? 'records.yes' : 'records.no')
  if (item.type === 'money') return (Number(value) / 100).toFixed(2)
  return item.type === 'choice' ? title(String(value)) : String(value)
}
