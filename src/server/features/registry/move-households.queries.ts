import { sql } from 'kysely'
import { followers } from '#db/manifest.ts'
import type { Trx } from '../../database/transaction.ts'

/** Gives households, and every row that belongs to them or to their people, another place. */
export async function moveHouseholdRows(trx: Trx, districtKey: string, ids: readonly string[], areaPath: string): Promise<void> {
  const chosen = sql`ANY(${ids as string[]}::uuid[])`
  await sql`UPDATE household SET area_path = ${areaPath}, version = version + 1 WHERE district_key = ${districtKey} AND id = ${chosen}`.execute(trx)
  for (const { name, by } of followers) {
    const isTheirs =
      by === 'household'
        ? sql`household_id = ${chosen}`
        : sql`${sql.ref(by.column)} IN (SELECT id FROM ${sql.table(by.table)} WHERE district_key = ${districtKey} AND household_id = ${chosen})`
    await sql`UPDATE ${sql.table(name)} SET area_path = ${areaPath} WHERE district_key = ${districtKey} AND ${isTheirs}`.execute(trx)
  }
  await sql`
    UPDATE person SET area_path = ${areaPath}, version = version + 1
     WHERE district_key = ${districtKey} AND id IN (
       SELECT person_id FROM membership WHERE district_key = ${districtKey} AND household_id = ${chosen} AND to_date IS NULL)`.execute(trx)
}

/** What one village signed for, another has not: there the household waits for the next signature. */
export async function markUnsigned(trx: Trx, districtKey: string, householdId: string): Promise<void> {
  await trx.updateTable('roster_entry').set({ signed_version: null, struck_version: null }).where('district_key', '=', districtKey).where('household_id', '=', householdId).execute()
}
