import { sql } from 'kysely'
import { insertMany, type Columns, type Into } from '../../database/insert-many.ts'
import { reached, type Reaching } from '../../database/reached.ts'
import type { NewRow, Row } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'

const columns = { district_key: 'text', area_path: 'text', household_id: 'uuid', reach_key: 'text', until_date: 'date' } as const satisfies Columns<'household_reach'>

/** Reach of households that are new, so that nobody has any of them yet. */
export function insertReach(into: Into, rows: NewRow<'household_reach'>[]): Promise<void> {
  return insertMany(into, 'household_reach', columns, rows)
}

export interface Granted {
  readonly householdId: string
  readonly key: string
  readonly until: string | null
}

/** Gives reach where the households now are; who has it already has it until the day given last. */
export async function mergeReach(trx: Trx, districtKey: string, granted: readonly Granted[]): Promise<void> {
  if (granted.length === 0) return
  await sql`
    INSERT INTO household_reach (district_key, area_path, household_id, reach_key, until_date)
    SELECT h.district_key, h.area_path, h.id, v.key, v.until
      FROM jsonb_to_recordset(${JSON.stringify(granted)}::jsonb) AS v("householdId" uuid, key text, until date)
      JOIN household h ON h.district_key = ${districtKey} AND h.id = v."householdId"
    ON CONFLICT (district_key, reach_key, household_id) DO UPDATE SET until_date = excluded.until_date`.execute(trx)
}

export async function deleteReach(trx: Trx, districtKey: string, key: string, householdIds: readonly string[]): Promise<void> {
  if (householdIds.length === 0) return
  await sql`DELETE FROM household_reach WHERE district_key = ${districtKey} AND reach_key = ${key} AND household_id = ANY(${householdIds as string[]}::uuid[])`.execute(trx)
}

/** The reach of departments that households have. */
export async function listDepartments(trx: Trx, districtKey: string, householdIds: readonly string[]): Promise<Pick<Row<'household_reach'>, 'household_id' | 'reach_key' | 'until_date'>[]> {
  if (householdIds.length === 0) return []
  const found = await sql<Pick<Row<'household_reach'>, 'household_id' | 'reach_key' | 'until_date'>>`
    SELECT household_id, reach_key, until_date FROM household_reach
     WHERE district_key = ${districtKey} AND household_id = ANY(${householdIds as string[]}::uuid[]) AND reach_key LIKE 'department:%'`.execute(trx)
  return found.rows
}

/** Takes away the reach of departments that households have besides the given keys. */
export async function pruneDepartments(trx: Trx, districtKey: string, kept: readonly { householdId: string; keys: readonly string[] }[]): Promise<void> {
  if (kept.length === 0) return
  await sql`
    DELETE FROM household_reach r
     USING jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) AS v("householdId" uuid, keys jsonb)
     WHERE r.district_key = ${districtKey} AND r.household_id = v."householdId" AND r.reach_key LIKE 'department:%' AND NOT v.keys ? r.reach_key`.execute(trx)
}

/** Which of the households are reached, in no order. */
export async function listReached(trx: Trx, who: Reaching, householdIds: readonly string[]): Promise<string[]> {
  if (householdIds.length === 0) return []
  const rows = await trx.selectFrom('household').select('id').where('district_key', '=', who.districtKey).where('id', 'in', householdIds).where(reached(who, 'household.id')).execute()
  return rows.map((row) => row.id)
}

/** @returns how many households the key had */
export async function moveReach(trx: Trx, districtKey: string, from: string, to: string): Promise<number> {
  // Whoever takes over may have some of them already.
  await sql`
    DELETE FROM household_reach r USING household_reach o
     WHERE r.district_key = ${districtKey} AND o.district_key = ${districtKey} AND r.reach_key = ${from} AND o.reach_key = ${to} AND o.household_id = r.household_id`.execute(trx)
  const done = await trx.updateTable('household_reach').set({ reach_key: to }).where('district_key', '=', districtKey).where('reach_key', '=', from).executeTakeFirst()
  return Number(done.numUpdatedRows)
}

export async function countReach(trx: Trx, districtKey: string, key: string): Promise<number> {
  const row = await trx.selectFrom('household_reach').select(sql<number>`count(*)`.as('count')).where('district_key', '=', districtKey).where('reach_key', '=', key).executeTakeFirstOrThrow()
  return row.count
}
