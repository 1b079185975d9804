import { sql } from 'kysely'
import type { NewRow, Row } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'
import { within } from '../../database/within.ts'

export type RecordRow = Row<'campaign_record'>
export type TaskRow = Row<'record_task'>

export async function insertRecord(trx: Trx, record: NewRow<'campaign_record'>): Promise<void> {
  await trx.insertInto('campaign_record').values(record).execute()
}

export function findRecord(trx: Trx, districtKey: string, id: string): Promise<RecordRow | undefined> {
  return trx.selectFrom('campaign_record').selectAll().where('district_key', '=', districtKey).where('id', '=', id).executeTakeFirst()
}

export interface RecordFilter {
  readonly scope: string
  readonly kind: string
  readonly state: string
  readonly isUnanswered: boolean
}

const filtered = (trx: Trx, districtKey: string, campaignId: string, { scope, kind, state, isUnanswered }: RecordFilter) =>
  trx
    .selectFrom('campaign_record')
    .where('district_key', '=', districtKey)
    .where('campaign_id', '=', campaignId)
    .where('kind', '=', kind)
    .where('state', '=', state)
    .where(isUnanswered ? sql<boolean>`answered_at IS NULL` : sql<boolean>`true`)
    .where(within(scope))

/** The newest first. */
export function listRecordRows(trx: Trx, districtKey: string, campaignId: string, filter: RecordFilter, after: readonly [heldOn: string, id: string] | undefined, limit: number): Promise<RecordRow[]> {
  return filtered(trx, districtKey, campaignId, filter)
    .selectAll()
    .where(after ? sql<boolean>`(held_on, id) < (${after[0]}::date, ${after[1]}::uuid)` : sql<boolean>`true`)
    .orderBy('held_on', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

export async function countRecordRows(trx: Trx, districtKey: string, campaignId: string, filter: RecordFilter): Promise<number> {
  const { count } = await filtered(trx, districtKey, campaignId, filter).select(sql<number>`count(*)`.as('count')).executeTakeFirstOrThrow()
  return count
}

export function countByKind(trx: Trx, districtKey: string, campaignId: string, scope: string): Promise<{ kind: string; records: number; latest_on: string | null; unanswered: number }[]> {
  return trx
    .selectFrom('campaign_record')
    .select(['kind', sql<number>`count(*)`.as('records'), sql<string | null>`max(held_on)`.as('latest_on'), sql<number>`count(*) FILTER (WHERE answered_at IS NULL)`.as('unanswered')])
    .where('district_key', '=', districtKey)
    .where('campaign_id', '=', campaignId)
    .where('state', '=', 'LISTED')
    .where(within(scope))
    .groupBy('kind')
    .execute()
}

/** The latest record of some kinds for each area of a scope. */
export function listLatestRows(trx: Trx, districtKey: string, campaignId: string, kinds: readonly string[], scope: string): Promise<RecordRow[]> {
  if (kinds.length === 0) return Promise.resolve([])
  return trx
    .selectFrom('campaign_record')
    .distinctOn('area_path')
    .selectAll()
    .where('district_key', '=', districtKey)
    .where('campaign_id', '=', campaignId)
    .where('kind', 'in', kinds)
    .where('state', '=', 'LISTED')
    .where(within(scope))
    .orderBy('area_path')
    .orderBy('held_on', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** False when it was struck or answered meanwhile. */
export async function updateRecord(trx: Trx, districtKey: string, id: string, change: { state?: string; strike_reason?: string; answer?: string; answered_by?: string; answered_at?: Date }): Promise<boolean> {
  const rows = await trx
    .updateTable('campaign_record')
    .set(change)
    .where('district_key', '=', districtKey)
    .where('id', '=', id)
    .where('state', '=', 'LISTED')
    .where('answered_at', 'is', null)
    .returning('id')
    .execute()
  return rows.length > 0
}

export async function insertTasks(trx: Trx, tasks: NewRow<'record_task'>[]): Promise<void> {
  if (tasks.length > 0) await trx.insertInto('record_task').values(tasks).execute()
}

export function listRecordTasks(trx: Trx, districtKey: string, recordIds: readonly string[], scope: string): Promise<TaskRow[]> {
  if (recordIds.length === 0) return Promise.resolve([])
  return trx.selectFrom('record_task').selectAll().where('district_key', '=', districtKey).where('record_id', 'in', recordIds).where(within(scope)).orderBy('due_date').orderBy('id').execute()
}

/** Tasks of a scope, whoever decided them: their record may lie above it, so it is told by the task alone. */
export function listTaskRows(trx: Trx, districtKey: string, campaignId: string, scope: string, isOpen: boolean): Promise<TaskRow[]> {
  return trx
    .selectFrom('record_task')
    .selectAll()
    .where('district_key', '=', districtKey)
    .where('campaign_id', '=', campaignId)
    .where(isOpen ? sql<boolean>`done_at IS NULL` : sql<boolean>`true`)
    .where(within(scope))
    .orderBy('due_date')
    .orderBy('id')
    .limit(2000)
    .execute()
}

export function findTask(trx: Trx, districtKey: string, id: string): Promise<TaskRow | undefined> {
  return trx.selectFrom('record_task').selectAll().where('district_key', '=', districtKey).where('id', '=', id).executeTakeFirst()
}

/** False when it was done meanwhile. */
export async function updateTask(trx: Trx, districtKey: string, id: string, done: { at: Date; by: string; note: string }): Promise<boolean> {
  const rows = await trx.updateTable('record_task').set({ done_at: done.at, done_by: done.by, note: done.note }).where('district_key', '=', districtKey).where('id', '=', id).where('done_at', 'is', null).returning('id').execute()
  return rows.length > 0
}

export async function countTasksOf(trx: Trx, districtKey: string, owner: string, areaPath: string): Promise<number> {
  const { count } = await trx.selectFrom('record_task').select(sql<number>`count(*)`.as('count')).where('district_key', '=', districtKey).where('owner', '=', owner).where('done_at', 'is', null).where(within(areaPath)).executeTakeFirstOrThrow()
  return count
}

/** Open tasks of an area go from one name to another. @returns how many */
export async function giveTasks(trx: Trx, districtKey: string, from: string, to: string, areaPath: string): Promise<number> {
  const done = await trx.updateTable('record_task').set({ owner: to }).where('district_key', '=', districtKey).where('owner', '=', from).where('done_at', 'is', null).where(within(areaPath)).executeTakeFirst()
  return Number(done.numUpdatedRows)
}

/** Tasks of a struck record that nobody has done go with it. */
export async function deleteOpenTasks(trx: Trx, districtKey: string, recordId: string): Promise<void> {
  await trx.deleteFrom('record_task').where('district_key', '=', districtKey).where('record_id', '=', recordId).where('done_at', 'is', null).execute()
}

/** Names of heads of households of a scope. */
export async function listHeadNames(trx: Trx, districtKey: string, ids: readonly string[], scope: string): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await trx.selectFrom('household').select(['id', 'head_name']).where('district_key', '=', districtKey).where('id', 'in', ids).where(within(scope)).execute()
  return new Map(rows.map((row) => [row.id, row.head_name]))
}
