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

/** Why and when a household leaves a village, for the supplement that strikes it there. */
export interface Departure {
  readonly on: string
  readonly reason: string
  readonly at: Date
  newId(): string
}

/** What one village signed for, another has not: there the household waits for the next signature, and in the village that it leaves to be struck. */
export async function markUnsigned(trx: Trx, districtKey: string, householdId: string, left: Departure): Promise<void> {
  const signed = await trx
    .selectFrom('roster_entry')
    .selectAll()
    .where('district_key', '=', districtKey)
    .where('household_id', '=', householdId)
    .where('signed_version', 'is not', null)
    .where('struck_version', 'is', null)
    .forUpdate()
    .execute()
  const departures = signed.map((entry) => ({
    district_key: districtKey,
    id: left.newId(),
    area_path: entry.area_path,
    campaign_id: entry.campaign_id,
    household_id: householdId,
    signed_version: entry.signed_version as number,
    signed_no: entry.signed_no,
    part: entry.signed_part ?? entry.part,
    left_on: left.on,
    reason: left.reason,
    at: left.at,
  }))
  if (departures.length > 0) await trx.insertInto('roster_departure').values(departures).execute()
  await trx.updateTable('roster_entry').set({ signed_version: null, signed_no: null, signed_part: null, struck_version: null, moved_version: null }).where('district_key', '=', districtKey).where('household_id', '=', householdId).execute()
}

/** A household that comes back to a village that has not struck it yet stands there as it was signed. Called when it is there again. */
export async function markSignedAgain(trx: Trx, districtKey: string, householdId: string, areaPath: string): Promise<void> {
  await sql`
    WITH back AS (
      DELETE FROM roster_departure WHERE district_key = ${districtKey} AND household_id = ${householdId} AND area_path = ${areaPath} AND struck_version IS NULL
      RETURNING campaign_id, signed_version, signed_no, part)
    UPDATE roster_entry e SET signed_version = back.signed_version, signed_no = back.signed_no, signed_part = back.part
      FROM back WHERE e.district_key = ${districtKey} AND e.household_id = ${householdId} AND e.campaign_id = back.campaign_id`.execute(trx)
}

/** Where a household stood until a day, for counts of the days before. */
export async function insertPlace(trx: Trx, row: NewRow<'household_place'>): Promise<void> {
  await trx.insertInto('household_place').values(row).execute()
}
