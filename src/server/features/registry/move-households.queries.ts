import { sql } from 'kysely'
import { followers, namedRows } from '#db/manifest.ts'
import { insertMany } from '../../database/insert-many.ts'
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
  // In a village nobody waits for one.
  await sql`
    UPDATE roster_entry SET is_placed = EXISTS (SELECT FROM area WHERE path = ${areaPath} AND level = 'village'), version = version + 1
     WHERE district_key = ${districtKey} AND household_id = ${chosen}`.execute(trx)
  await sql`
    UPDATE person SET area_path = ${areaPath}, version = version + 1
     WHERE district_key = ${districtKey} AND id IN (
       SELECT person_id FROM membership WHERE district_key = ${districtKey} AND household_id = ${chosen} AND to_date IS NULL)`.execute(trx)
  for (const { name, by } of namedRows) {
    await sql`
      UPDATE ${sql.table(name)} SET area_path = ${areaPath}
       WHERE district_key = ${districtKey} AND id IN (SELECT ${sql.ref(by.column)} FROM ${sql.table(by.table)} WHERE district_key = ${districtKey} AND household_id = ${chosen})`.execute(trx)
  }
}

/** Households that were merged into some: they go where those go. */
export async function listMergedHouseholds(trx: Trx, districtKey: string, ids: readonly string[]): Promise<string[]> {
  const rows = await trx.selectFrom('household').select('id').where('district_key', '=', districtKey).where('merged_into', 'in', ids).execute()
  return rows.map((row) => row.id)
}

/** Until which day a household stood where it stood before; undefined for one that was always there. */
export async function lastPlaceUntil(trx: Trx, districtKey: string, householdId: string): Promise<string | undefined> {
  const found = await trx.selectFrom('household_place').select('until').where('district_key', '=', districtKey).where('household_id', '=', householdId).orderBy('until', 'desc').limit(1).executeTakeFirst()
  return found?.until
}

/** Tells the villages that signed for households why these leave them, for the supplement that strikes them there. Called while they still are there. */
export async function noteLeaving(trx: Trx, districtKey: string, ids: readonly string[], goTo: string, because: string): Promise<void> {
  await sql`
    UPDATE roster_line l SET left_because = ${because} FROM household h
     WHERE l.district_key = ${districtKey} AND l.household_id = ANY(${ids as string[]}::uuid[]) AND l.struck_version IS NULL
       AND h.district_key = ${districtKey} AND h.id = l.household_id AND h.area_path = l.area_path AND h.area_path <> ${goTo}`.execute(trx)
}

/** Households that are where they were signed for again have not left. */
export async function forgetLeaving(trx: Trx, districtKey: string, ids: readonly string[]): Promise<void> {
  await sql`
    UPDATE roster_line l SET left_because = NULL FROM household h
     WHERE l.district_key = ${districtKey} AND l.household_id = ANY(${ids as string[]}::uuid[]) AND l.struck_version IS NULL AND l.left_because IS NOT NULL
       AND h.district_key = ${districtKey} AND h.id = l.household_id AND h.area_path = l.area_path`.execute(trx)
}
