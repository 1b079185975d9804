import { isPlainDate } from '#domain/calendar/plain-date.ts'
import type { z } from 'zod'
import type { addRecord as route, KeptRecord } from '#contract/records.ts'
import { areaLevelOf } from '#domain/plan/area-level.ts'
import { checkRecord, type RecordFault } from '#domain/record/check-record.ts'
import { isParticipants, type RecordDetails } from '#domain/record/record-details.ts'
import type { RecordKind } from '#domain/record/record-kind.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { listAreasOf, type AreaRow } from '../areas/public.ts'
import { listAttachmentNames } from '../attachments/public.ts'
import { getRunningCampaign, markDutyByRecord, type RunningCampaign } from '../campaigns/public.ts'
import { recordViews } from './record-view.ts'
import { insertRecord, insertTasks, listHeadNames } from './records.queries.ts'

type Input = z.output<(typeof route)['body']>

/**
 * Writes down a meeting, a training, a policy or whatever else the plan wants written down, with its file and the tasks that came of
 * it; the duty that asks for it is done. Problems: RECORD_INVALID with the faults, RECORD_FILE_MISSING.
 */
export async function addRecord(work: Work, campaignId: string, input: Input): Promise<KeptRecord> {
  const campaign = await getRunningCampaign(work, campaignId)
  const kind = campaign.plan.records.find((one) => one.id === input.kind)
  const areas = await listAreasOf(work.trx, work.districtKey)
  const files = await listAttachmentNames(work.trx, work.districtKey, input.fileIds)

  if (!kind) throw problem('NOT_FOUND')
  if (!mayAdd(work, campaign, kind)) throw problem('NOT_ALLOWED')

  const details = input.details as RecordDetails
  const faults = [...checkRecord(kind, details), ...faultsOfNames(work, kind, details, areas, await knownHouseholds(work, kind, details)), ...faultsAround(work, kind, input, areas)]
  if (faults.length > 0) throw problem('RECORD_INVALID', { faults })
  if (input.fileIds.some((id) => !files.has(id)) || (kind.attachment === 'none' && files.size > 0)) throw problem('NOT_FOUND')
  if (kind.attachment === 'required' && files.size === 0) throw problem('RECORD_FILE_MISSING')

  const row = {
    district_key: work.districtKey,
    id: work.newId(),
    area_path: work.actor.areaPath,
    campaign_id: campaign.id,
    kind: kind.id,
    held_on: input.heldOn,
    details: JSON.stringify(details),
    files: JSON.stringify(input.fileIds.map((id) => ({ id, name: files.get(id) }))),
    state: 'LISTED',
    by_id: work.actor.accountId,
    by_name: work.actor.name,
    at: work.now,
  }
  await insertRecord(work.trx, row)
  const pathOf = new Map(areas.map((area) => [area.id, area.path]))
  await insertTasks(
    work.trx,
    input.tasks.map((task) => ({ district_key: work.districtKey, id: work.newId(), area_path: pathOf.get(task.areaId) as string, campaign_id: campaign.id, record_id: row.id, kind: kind.id, held_on: input.heldOn, what: task.what, owner: task.owner, due_date: task.due })),
  )
  const duty = await markDutyByRecord(work, campaign, { kind: kind.id, heldOn: input.heldOn, recordId: row.id, note: kind.title.zh })

  work.record({ action: 'add-record', objectType: 'record', objectId: row.id, areaPath: row.area_path, details: { kind: kind.id, tasks: input.tasks.length, files: files.size, ...(duty !== undefined && { duty }) } })
  const kept = { ...row, details, files: input.fileIds.map((id) => ({ id, name: files.get(id) as string })), strike_reason: null, at: work.now.toISOString(), answer: null, answered_by: null, answered_at: null }
  return (await recordViews(work, campaign, [kept]))[0] as KeptRecord
}

/** Units of the levels that the plan names make records of a kind. */
export function mayAdd(work: Work, { plan }: RunningCampaign, kind: RecordKind): boolean {
  return kind.by.some((level) => areaLevelOf(plan, level) === work.actor.level)
}

async function knownHouseholds(work: Work, kind: RecordKind, details: RecordDetails): Promise<ReadonlySet<string>> {
  const ids = kind.items.filter((item) => item.type === 'households').flatMap((item) => (details[item.id] as string[] | undefined) ?? [])
  // A text that is no id would be an accident in the database.
  return new Set((await listHeadNames(work.trx, work.districtKey, ids.filter((id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)), work.actor.scope)).keys())
}

function faultsOfNames(work: Work, kind: RecordKind, details: RecordDetails, areas: readonly AreaRow[], households: ReadonlySet<string>): RecordFault[] {
  const units = new Set(areas.filter((area) => area.path.startsWith(work.actor.areaPath)).map((area) => area.id))
  return kind.items.flatMap((item): RecordFault[] => {
    const value = details[item.id]
    if (item.type === 'households' && Array.isArray(value) && value.some((id) => !households.has(String(id)))) return [{ item: item.id, code: 'NOT_AN_OPTION' }]
    if (item.type !== 'participants' || !isParticipants(value)) return []
    return value.flatMap((one, row) => (one.areaId !== undefined && !units.has(one.areaId) ? [{ item: item.id, row, code: 'UNIT_MISSING' as const }] : []))
  })
}

/** What belongs to every record: its day, and of each task a unit that whoever writes reaches, and a day that is not past. */
function faultsAround(work: Work, kind: RecordKind, input: Input, areas: readonly AreaRow[]): RecordFault[] {
  const reached = new Set(areas.filter((area) => area.path.startsWith(work.actor.scope)).map((area) => area.id))
  return [
    ...(!isPlainDate(input.heldOn) || input.heldOn > work.today ? [{ item: 'heldOn', code: 'TYPE' } as const] : []),
    ...(input.tasks.length > 0 && !kind.hasDecisions ? [{ item: 'tasks', code: 'UNKNOWN' } as const] : []),
    ...input.tasks.flatMap((task, row): RecordFault[] => {
      if (!reached.has(task.areaId)) return [{ item: 'tasks', row, code: 'UNIT_MISSING' }]
      return isPlainDate(task.due) && task.due >= input.heldOn ? [] : [{ item: 'tasks', row, code: 'TYPE' }]
    }),
  ]
}
