import { sql, type RawBuilder } from 'kysely'
import type { NewRow } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'
import { within } from '../../database/within.ts'

export interface ElsewhereRow {
  household_id: string
  head_name: string
  lives_path: string
  registered_at: string
  lives_at: string
}

/** Rows of an area and everything below it, in the order of their sound. */
async function listRows(trx: Trx, districtKey: string, scope: string, isSought: RawBuilder<unknown>, most: number): Promise<ElsewhereRow[]> {
  const found = await sql<ElsewhereRow>`
    SELECT e.household_id, e.head_name, e.lives_path, coalesce(r.name, '') AS registered_at, concat_ws(' ', t.name, l.name) AS lives_at
      FROM household_elsewhere e LEFT JOIN area r ON r.path = e.area_path LEFT JOIN area l ON l.path = e.lives_path LEFT JOIN area t ON t.id = l.parent_id AND t.level = 'town'
     WHERE e.district_key = ${districtKey} AND ${within(scope, 'e.area_path')} AND ${isSought}
     ORDER BY e.head_pinyin COLLATE "C", e.id LIMIT ${most}`.execute(trx)
  return found.rows
}

/** Households registered in an area that live in another village of the district. */
export function listElsewhere(trx: Trx, districtKey: string, scope: string): Promise<ElsewhereRow[]> {
  return listRows(trx, districtKey, scope, sql`true`, 500)
}

/** Those of them whose head is called as written, or sounds so. */
export function searchElsewhere(trx: Trx, districtKey: string, scope: string, name: string, letters: string | undefined): Promise<ElsewhereRow[]> {
  const isSought = letters === undefined ? sql`starts_with(e.head_name, ${name})` : sql`(starts_with(e.head_pinyin, ${letters}) OR starts_with(e.head_initials, ${letters}))`
  return listRows(trx, districtKey, scope, isSought, 50)
}

export async function putElsewhere(trx: Trx, row: NewRow<'household_elsewhere'>): Promise<void> {
  await sql`
    INSERT INTO household_elsewhere (district_key, id, area_path, household_id, head_name, head_pinyin, head_initials, lives_path, at)
    VALUES (${row.district_key}, ${row.id}, ${row.area_path}, ${row.household_id}, ${row.head_name}, ${row.head_pinyin}, ${row.head_initials}, ${row.lives_path}, ${row.at})
    ON CONFLICT (district_key, household_id) DO UPDATE SET area_path = excluded.area_path, head_name = excluded.head_name, head_pinyin = excluded.head_pinyin,
      head_initials = excluded.head_initials, lives_path = excluded.lives_path, at = excluded.at`.execute(trx)
}

export async function removeElsewhere(trx: Trx, districtKey: string, householdId: string): Promise<void> {
  await trx.deleteFrom('household_elsewhere').where('district_key', '=', districtKey).where('household_id', '=', householdId).execute()
}
