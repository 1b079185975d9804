import type { NewRow, Row } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'
import { within } from '../../database/within.ts'
import { sql } from 'kysely'

export type ReleaseRow = Row<'release'> & { number: number; area_name: string }

export interface ReleaseFilter {
  readonly scope: string
  readonly state: string | undefined
  readonly versionId: string | undefined
}

function chosen(trx: Trx, districtKey: string, { scope, state, versionId }: ReleaseFilter) {
  let query = trx
    .selectFrom('release')
    .innerJoin('deliverable_version as v', (join) => join.onRef('v.district_key', '=', 'release.district_key').onRef('v.id', '=', 'release.version_id'))
    .innerJoin('area', 'area.path', 'release.area_path')
    .where('release.district_key', '=', districtKey)
    .where('v.district_key', '=', districtKey)
    .where(within(scope, 'release.area_path'))
  if (state !== undefined) query = query.where('release.state', '=', state)
  if (versionId !== undefined) query = query.where('release.version_id', '=', versionId)
  return query
}

/** The newest first. */
export function listReleaseRows(trx: Trx, districtKey: string, filter: ReleaseFilter, after: readonly [string, string] | undefined, limit: number): Promise<ReleaseRow[]> {
  let query = chosen(trx, districtKey, filter).selectAll('release').select(['v.number', 'area.name as area_name'])
  if (after) query = query.where(sql<boolean>`(release.asked_at, release.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`)
  return query.orderBy('release.asked_at', 'desc').orderBy('release.id', 'desc').limit(limit).execute()
}

export async function countReleaseRows(trx: Trx, districtKey: string, filter: ReleaseFilter): Promise<number> {
  return (await chosen(trx, districtKey, filter).select(sql<number>`count(*)::int`.as('count')).executeTakeFirstOrThrow()).count
}

export function findRelease(trx: Trx, districtKey: string, scope: string, id: string): Promise<ReleaseRow | undefined> {
  return chosen(trx, districtKey, { scope, state: undefined, versionId: undefined }).where('release.id', '=', id).selectAll('release').select(['v.number', 'area.name as area_name']).executeTakeFirst()
}

export async function insertRelease(trx: Trx, row: NewRow<'release'>): Promise<void> {
  await trx.insertInto('release').values(row).execute()
}

/** @returns false when it was decided meanwhile */
export async function decideReleaseRow(trx: Trx, districtKey: string, id: string, decision: { state: string; decided_by: string; decided_at: Date; reason: string }): Promise<boolean> {
  const done = await trx.updateTable('release').set(decision).where('district_key', '=', districtKey).where('id', '=', id).where('state', '=', 'ASKED').executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** To whom a version was released so far. */
export async function listReceivers(trx: Trx, districtKey: string, versionId: string): Promise<string[]> {
  const rows = await trx.selectFrom('release').select('receiver').where('district_key', '=', districtKey).where('version_id', '=', versionId).where('state', '=', 'RELEASED').orderBy('decided_at').orderBy('id').execute()
  return [...new Set(rows.map((row) => row.receiver))]
}

/** Which of some versions were released to anybody. */
export async function listReleased(trx: Trx, districtKey: string, versionIds: readonly string[]): Promise<string[]> {
  if (versionIds.length === 0) return []
  const rows = await trx.selectFrom('release').select('version_id').distinct().where('district_key', '=', districtKey).where('version_id', 'in', versionIds).where('state', '=', 'RELEASED').execute()
  return rows.map((row) => row.version_id)
}
