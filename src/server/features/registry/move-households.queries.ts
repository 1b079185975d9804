import { sql } from 'kysely'
import type { Trx } from '../../database/transaction.ts'

// Rows that carry their household's place and name the household themselves.
const ofHousehold = ['membership', 'aid', 'fact', 'roster_entry', 'visit', 'submission', 'finding'] as const

/** Gives households, and every row that belongs to them or to their people, another place. */
export async function moveHouseholdRows(trx: Trx, districtKey: string, ids: readonly string[], areaPath: string): Promise<void> {
  const chosen = sql`ANY(${ids as string[]}::uuid[])`
  await sql`UPDATE household SET area_path = ${areaPath}, version = version + 1 WHERE district_key = ${districtKey} AND id = ${chosen}`.execute(trx)
  for (const table of ofHousehold) {
    await sql`UPDATE ${sql.table(table)} SET area_path = ${areaPath} WHERE district_key = ${districtKey} AND household_id = ${chosen}`.execute(trx)
  }
  await sql`
    UPDATE person SET area_path = ${areaPath}, version = version + 1
     WHERE district_key = ${districtKey} AND id IN (
       SELECT person_id FROM membership WHERE district_key = ${districtKey} AND household_id = ${chosen} AND to_date IS NULL)`.execute(trx)
  await sql`
    UPDATE finding_event SET area_path = ${areaPath}
     WHERE district_key = ${districtKey} AND finding_id IN (SELECT id FROM finding WHERE district_key = ${districtKey} AND household_id = ${chosen})`.execute(trx)
}
