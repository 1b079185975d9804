import { sql } from 'kysely'
import { followers } from '#db/manifest.ts'
import { insertMany } from '../../database/insert-many.ts'
import type { NewRow } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'

/** Where households stand that are going to move, and the day until which they stood there; of one that moved on that day or after it, the first place is kept. */
export async function keepPlacesOf(trx: Trx, districtKey: string, ids: readonly string[], until: string, newId: () => string): Promise<void> {
  const { rows } = await sql<{ id: string; area_path: string }>`
    SELECT id, area_path FROM household h WHERE district_key = ${districtKey} AND id = ANY(${ids as string[]}::uuid[])
       AND NOT EXISTS (SELECT 1 FROM household_place p WHERE p.district_key = ${districtKey} AND p.household_id = h.id AND p.until >= ${until}::date)
     ORDER BY id FOR UPDATE`.execute(trx)
  await insertMany(
    trx,
    'household_place',
    { district_key: 'text', id: 'uuid', area_path: 'text', household_id: 'uuid', place: 'text', until: 'date' },
    rows.map((row) => ({ district_key: districtKey, id: newId(), area_path: row.area_path, household_id: row.id, place: row.area_path, until })),
  )
}

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
  // The proof of a problem is read by whoever reads the problem.
  await sql`
    UPDATE attachment SET area_path = ${areaPath}
     WHERE district_key = ${districtKey} AND id IN (SELECT proof_id FROM finding WHERE district_key = ${districtKey} AND household_id = ${chosen} AND proof_id IS NOT NULL)`.execute(trx)
}

/** What one village signed for, another has not: there the household waits for the next signature. */
export async function markUnsigned(trx: Trx, districtKey: string, householdId: string): Promise<void> {
  await trx.updateTable('roster_entry').set({ signed_version: null, signed_no: null, signed_part: null, struck_version: null, moved_version: null }).where('district_key', '=', districtKey).where('household_id', '=', householdId).execute()
}

/** Where a household stood until a day, for counts of the days before. */
export async function insertPlace(trx: Trx, row: NewRow<'household_place'>): Promise<void> {
  await trx.insertInto('household_place').values(row).execute()
}
