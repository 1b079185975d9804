import { sql, type RawBuilder } from 'kysely'
import { followers, scopedTables } from '#db/manifest.ts'
import { insertMany } from '../../database/insert-many.ts'
import type { Trx } from '../../database/transaction.ts'
import { standsAt, within } from '../../database/within.ts'

/** What goes with the households of a place, and what an area takes along when it moves: all but the trail. */
const ofHouseholds = ['household', 'person', ...followers.map(({ name }) => name)]
const ofAreas = scopedTables.filter((name) => name !== 'audit_entry' && name !== 'scope_sentinel')

export type Report = (done: number, of: number) => Promise<void>

/** Where the households of an area stood until a day; of one that moved on that day or after it, the first place is kept. */
export async function keepPlaces(trx: Trx, districtKey: string, path: string, isWithBelow: boolean, until: string, newId: () => string): Promise<number> {
  const { rows } = await sql<{ id: string; area_path: string }>`
    SELECT id, area_path FROM household WHERE district_key = ${districtKey} AND ${isWithBelow ? within(path) : standsAt(path)} ORDER BY id FOR UPDATE`.execute(trx)
  const kept = await sql<{ household_id: string }>`
    SELECT household_id FROM household_place WHERE district_key = ${districtKey} AND until >= ${until}::date AND ${isWithBelow ? within(path) : standsAt(path)}`.execute(trx)
  const has = new Set(kept.rows.map((row) => row.household_id))
  await insertMany(
    trx,
    'household_place',
    { district_key: 'text', id: 'uuid', area_path: 'text', household_id: 'uuid', place: 'text', until: 'date' },
    rows.filter((row) => !has.has(row.id)).map((row) => ({ district_key: districtKey, id: newId(), area_path: row.area_path, household_id: row.id, place: row.area_path, until })),
  )
  return rows.length
}

/** An area has moved: its rows and those of all below it go along, the trail excepted. */
export async function moveRowsOfArea(trx: Trx, districtKey: string, from: string, to: string, report: Report): Promise<void> {
  for (const [at, table] of ofAreas.entries()) {
    await sql`UPDATE ${sql.table(table)} SET area_path = ${to} || substr(area_path, ${from.length + 1}) WHERE district_key = ${districtKey} AND ${within(from)}`.execute(trx)
    await report(at + 1, ofAreas.length)
  }
}

/** Households that stand at one area, with all that follows them, stand at another. What was signed there stays there. */
export async function pourHouseholds(trx: Trx, districtKey: string, from: string, to: string, report: Report): Promise<void> {
  for (const [at, table] of ofHouseholds.entries()) {
    await sql`UPDATE ${sql.table(table)} SET area_path = ${to} WHERE district_key = ${districtKey} AND ${standsAt(from)}`.execute(trx)
    await report(at + 1, ofHouseholds.length)
  }
  // Files of what moved; the scans of signed rosters stay with them.
  await sql`
    UPDATE attachment SET area_path = ${to}
     WHERE district_key = ${districtKey} AND ${standsAt(from)}
       AND id NOT IN (SELECT scan_id FROM roster_version WHERE district_key = ${districtKey} AND area_path = ${from} AND scan_id IS NOT NULL)`.execute(trx)
}

/** Duties that an ended area had not done are nobody's. @returns their codes */
export async function removeOpenDuties(trx: Trx, districtKey: string, path: string): Promise<string[]> {
  const gone = await sql<{ code: string }>`DELETE FROM duty WHERE district_key = ${districtKey} AND ${standsAt(path)} AND done_at IS NULL RETURNING code`.execute(trx)
  return gone.rows.map((row) => row.code)
}

export async function moveAccounts(trx: Trx, fromId: string, toId: string): Promise<void> {
  await trx.updateTable('account').set({ area_id: toId }).where('area_id', '=', fromId).execute()
}

/** Households of one area by the group they live in or by their ids. */
export async function listHouseholdsOf(trx: Trx, districtKey: string, path: string): Promise<{ id: string; group: string | null }[]> {
  const { rows } = await sql<{ id: string; group: string | null }>`
    SELECT id, facts->'group'->>'value' AS "group" FROM household WHERE district_key = ${districtKey} AND ${standsAt(path)} ORDER BY id`.execute(trx)
  return rows
}

export interface Standing {
  households: number
  listed: number
  drafts: number
  openFindings: number
  openDuties: number
  signedRosters: number
  lists: number
}

/** What stands at an area or, of one that moves, at it and below. */
export async function countStanding(trx: Trx, districtKey: string, path: string, isWithBelow: boolean): Promise<Standing> {
  const here = isWithBelow ? within(path) : standsAt(path)
  const count = (table: string, where: RawBuilder<unknown> = sql`true`) => sql`(SELECT count(*) FROM ${sql.table(table)} WHERE district_key = ${districtKey} AND ${here} AND ${where})`
  const { rows } = await sql<Standing>`
    SELECT ${count('household')} AS households, ${count('roster_entry', sql`state = 'LISTED'`)} AS listed, ${count('visit', sql`state = 'DRAFT'`)} AS drafts,
      ${count('finding', sql`state <> 'FIXED'`)} AS "openFindings", ${count('duty', sql`done_at IS NULL`)} AS "openDuties",
      ${count('roster_version', sql`state = 'SIGNED'`)} AS "signedRosters", ${count('deliverable_version')} AS lists`.execute(trx)
  return rows[0] as Standing
}

export function listAccountsAt(trx: Trx, areaIds: readonly string[]): Promise<{ area_id: string; name: string; role: string }[]> {
  if (areaIds.length === 0) return Promise.resolve([])
  return trx.selectFrom('account').select(['area_id', 'name', 'role']).where('area_id', 'in', areaIds).where('is_disabled', '=', false).orderBy('login').execute()
}
