import { sql } from 'kysely'
import type { NewRow, Row } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'
import { within } from '../../database/within.ts'
import type { Reader } from './areas.queries.ts'

export type AreaVersion = Row<'area_version'>
export type AreaChange = Row<'area_change'>

/** Every version of every area of a district, the oldest of each first. */
export function listAreaVersions(reader: Reader, districtKey: string): Promise<AreaVersion[]> {
  return reader.selectFrom('area_version').selectAll().where('district_key', '=', districtKey).orderBy('area_id').orderBy('number').execute()
}

/** The first versions of areas that have a first day. */
export function listFirstVersions(reader: Reader, districtKey: string, only?: string): Promise<AreaVersion[]> {
  return reader
    .selectFrom('area_version')
    .selectAll()
    .where('district_key', '=', districtKey)
    .where('number', '=', 1)
    .where('from_date', 'is not', null)
    .$if(only !== undefined, (query) => query.where('area_id', '=', only as string))
    .orderBy('area_id')
    .execute()
}

export interface Done {
  readonly changeId: string
  readonly on: string
}

/** Ends the standing version of areas and begins another, as the areas now are. A version that began on that very day keeps no day. */
export async function renewVersions(trx: Trx, ids: readonly string[], done: Done): Promise<void> {
  if (ids.length === 0) return
  await endVersions(trx, ids, done)
  await sql`
    INSERT INTO area_version (area_id, number, district_key, level, code, name, parent_id, path, from_date, begun_by)
    SELECT a.id, (SELECT max(v.number) + 1 FROM area_version v WHERE v.area_id = a.id), a.district_key, a.level, a.code, a.name, a.parent_id, a.path, ${done.on}::date, ${done.changeId}::uuid
      FROM area a WHERE a.id = ANY(${ids as string[]}::text[])`.execute(trx)
}

async function endVersions(trx: Trx, ids: readonly string[], { changeId, on }: Done): Promise<void> {
  await trx.updateTable('area_version').set({ to_date: on, ended_by: changeId }).where('area_id', 'in', ids).where('to_date', 'is', null).execute()
}

/** Names and codes of areas. Codes that areas exchange among each other are free in between. */
export async function editAreas(trx: Trx, edits: readonly { id: string; name: string; code: string; parentId?: string }[], done: Done): Promise<void> {
  if (edits.length === 0) return
  await sql`UPDATE area SET code = '~' || id WHERE id = ANY(${edits.map(({ id }) => id)}::text[])`.execute(trx)
  await sql`
    UPDATE area a SET name = v.name, code = v.code, parent_id = coalesce(v."parentId", a.parent_id)
      FROM jsonb_to_recordset(${JSON.stringify(edits)}::jsonb) AS v(id text, name text, code text, "parentId" text) WHERE a.id = v.id`.execute(trx)
  await renewVersions(trx, edits.map(({ id }) => id), done)
}

/** From a day on areas no longer stand; their rows and paths stay. */
export async function endAreas(trx: Trx, ids: readonly string[], done: Done): Promise<void> {
  if (ids.length === 0) return
  await trx.updateTable('area').set({ to_date: done.on }).where('id', 'in', ids).execute()
  await endVersions(trx, ids, done)
}

/** Gives an area, and all below it, another place in the tree. */
export async function moveInTree(trx: Trx, area: { id: string; path: string }, parent: { id: string; path: string }, done: Done): Promise<string> {
  const path = `${parent.path}${area.id}/`
  await sql`UPDATE area SET parent_id = ${parent.id} WHERE id = ${area.id}`.execute(trx)
  const moved = await sql<{ id: string; to_date: string | null }>`
    UPDATE area SET path = ${path} || substr(path, ${area.path.length + 1})
     WHERE ${within(area.path, 'path')} RETURNING id, to_date`.execute(trx)
  await renewVersions(trx, moved.rows.filter((row) => row.to_date === null).map((row) => row.id), done)
  return path
}

export async function insertLineage(trx: Trx, rows: NewRow<'area_lineage'>[]): Promise<void> {
  if (rows.length > 0) await trx.insertInto('area_lineage').values(rows).execute()
}

export function listLineage(reader: Reader, districtKey: string): Promise<Row<'area_lineage'>[]> {
  return reader.selectFrom('area_lineage').selectAll().where('district_key', '=', districtKey).orderBy('on_date').execute()
}

export async function insertChange(trx: Trx, change: NewRow<'area_change'>): Promise<void> {
  await trx.insertInto('area_change').values(change).execute()
}

export function listChanges(reader: Reader, districtKey: string): Promise<AreaChange[]> {
  return reader.selectFrom('area_change').selectAll().where('district_key', '=', districtKey).orderBy('at', 'desc').orderBy('id', 'desc').limit(500).execute()
}

export function findChange(reader: Reader, districtKey: string, id: string): Promise<AreaChange | undefined> {
  return reader.selectFrom('area_change').selectAll().where('district_key', '=', districtKey).where('id', '=', id).executeTakeFirst()
}

export interface ChangeState {
  readonly state: 'RUNNING' | 'DONE' | 'FAILED'
  readonly details?: Record<string, unknown>
  readonly failure?: string
  readonly finishedAt?: Date
}

/** @returns false when the change is in another state by now */
export async function updateChange(trx: Trx, id: string, from: readonly string[], { state, details, failure, finishedAt }: ChangeState): Promise<boolean> {
  const done = await trx
    .updateTable('area_change')
    .set({ state, ...(details ? { details: JSON.stringify(details) } : {}), ...(failure ? { failure } : {}), ...(finishedAt ? { finished_at: finishedAt } : {}) })
    .where('id', '=', id)
    .where('state', 'in', from)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export async function updateProgress(trx: Trx, id: string, progress: { done: number; of: number }): Promise<void> {
  await trx.updateTable('area_change').set({ progress: JSON.stringify(progress) }).where('id', '=', id).execute()
}
