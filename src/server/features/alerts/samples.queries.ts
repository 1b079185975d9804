import { sql } from 'kysely'
import { insertMany } from '../../database/insert-many.ts'
import type { NewRow, Row } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'
import { within } from '../../database/within.ts'

export interface SampleRow extends Row<'alert_sample'> {
  area_name: string
  looked: number
  missed: number
  gone: number
}

/** The frame: households of an area in which somebody lives and about which no alert is open; how many, and the hash of their ids in order. */
export async function describeFrame(trx: Trx, districtKey: string, areaPath: string, today: string): Promise<{ frame: number; hash: string }> {
  const { rows } = await sql<{ frame: number; hash: string }>`
    SELECT count(*)::int AS frame, encode(sha256(convert_to(coalesce(string_agg(f.id::text, E'\n' ORDER BY f.id), ''), 'UTF8')), 'hex') AS hash FROM (${frameOf(districtKey, areaPath, today)}) f`.execute(trx)
  return rows[0]!
}

/** The first of the frame in the order of the SHA-256 of seed and id: whoever has the frame and the seed draws the same again. */
export async function drawFrom(trx: Trx, districtKey: string, areaPath: string, today: string, seed: string, size: number): Promise<{ id: string; area_path: string }[]> {
  const { rows } = await sql<{ id: string; area_path: string }>`
    SELECT f.id, f.area_path FROM (${frameOf(districtKey, areaPath, today)}) f ORDER BY sha256(convert_to(${seed} || f.id::text, 'UTF8')), f.id LIMIT ${size}`.execute(trx)
  return rows
}

const frameOf = (districtKey: string, areaPath: string, today: string) => sql`
  SELECT h.id, h.area_path FROM household h
   WHERE h.district_key = ${districtKey} AND ${within(areaPath, 'h.area_path')}
     AND ${isInhabited(districtKey, today)}
     AND NOT EXISTS (SELECT 1 FROM alert a WHERE a.district_key = ${districtKey} AND a.household_id = h.id AND a.state IN ('NEW', 'VISITING'))`

/** Whether a household is still one of its own, in which somebody lives. */
const isInhabited = (districtKey: string, today: string) => sql<boolean>`(h.merged_into IS NULL AND EXISTS (SELECT 1 FROM membership m WHERE m.district_key = ${districtKey} AND m.household_id = h.id AND (m.to_date IS NULL OR m.to_date > ${today}::date)))`

export async function insertSample(trx: Trx, row: NewRow<'alert_sample'>, drawn: readonly NewRow<'alert_sample_row'>[]): Promise<void> {
  await trx.insertInto('alert_sample').values(row).execute()
  await insertMany(trx, 'alert_sample_row', { district_key: 'text', id: 'uuid', area_path: 'text', sample_id: 'uuid', household_id: 'uuid', place: 'integer' }, drawn)
}

/** Samples whose area lies in the scope, the newest first; or one of them. */
export async function listSamples(trx: Trx, districtKey: string, scope: string, today: string, id?: string): Promise<SampleRow[]> {
  const { rows } = await sql<SampleRow>`
    SELECT s.*, ar.name AS area_name, (SELECT count(*)::int FROM alert_sample_row r WHERE r.district_key = ${districtKey} AND r.sample_id = s.id AND r.is_missed IS NOT NULL) AS looked,
           (SELECT count(*)::int FROM alert_sample_row r WHERE r.district_key = ${districtKey} AND r.sample_id = s.id AND r.is_missed) AS missed,
           (SELECT count(*)::int FROM alert_sample_row r JOIN household h ON h.district_key = ${districtKey} AND h.id = r.household_id WHERE r.district_key = ${districtKey} AND r.sample_id = s.id AND r.is_missed IS NULL AND NOT ${isInhabited(districtKey, today)}) AS gone
      FROM alert_sample s JOIN area ar ON ar.path = s.area_path
     WHERE s.district_key = ${districtKey} AND ${within(scope, 's.area_path')} AND ${id === undefined ? sql`true` : sql`s.id = ${id}`} ORDER BY s.drawn_at DESC, s.id LIMIT 200`.execute(trx)
  return rows
}

export interface SampledRow extends Row<'alert_sample_row'> {
  is_gone: boolean
  head_name: string
  area_name: string
}

type Asked = { readonly sampleId: string } | { readonly id: string } | { readonly unseenAfter: string; readonly limit: number }

/** Drawn households of a scope: those of a sample in the order of the draw, one of them, or those at which nobody looked yet and somebody still can. */
export async function listSampled(trx: Trx, districtKey: string, scope: string, today: string, asked: Asked): Promise<SampledRow[]> {
  const isUnseen = 'unseenAfter' in asked
  const which = isUnseen ? sql`r.is_missed IS NULL AND ${isInhabited(districtKey, today)} AND ${asked.unseenAfter === '' ? sql`true` : sql`r.id > ${asked.unseenAfter}::uuid`}` : 'id' in asked ? sql`r.id = ${asked.id}` : sql`r.sample_id = ${asked.sampleId}`
  const { rows } = await sql<SampledRow>`
    SELECT r.*, NOT ${isInhabited(districtKey, today)} AS is_gone, h.head_name, ar.name AS area_name FROM alert_sample_row r JOIN household h ON h.district_key = ${districtKey} AND h.id = r.household_id JOIN area ar ON ar.path = r.area_path
     WHERE r.district_key = ${districtKey} AND ${within(scope, 'r.area_path')} AND ${which} ORDER BY ${isUnseen ? sql`r.id` : sql`r.place`} LIMIT ${isUnseen ? asked.limit : 1000}`.execute(trx)
  return rows
}

export async function countUnseen(trx: Trx, districtKey: string, scope: string, today: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*)::int AS count FROM alert_sample_row r JOIN household h ON h.district_key = ${districtKey} AND h.id = r.household_id WHERE r.district_key = ${districtKey} AND ${within(scope, 'r.area_path')} AND r.is_missed IS NULL AND ${isInhabited(districtKey, today)}`.execute(trx)
  return rows[0]!.count
}

export async function updateSampled(trx: Trx, districtKey: string, { id, household_id: householdId }: SampledRow, change: { is_missed: boolean; note: string; looked_on: string; by_name: string }): Promise<void> {
  const isIt = sql<boolean>`(id = ${id} OR (household_id = ${householdId} AND is_missed IS NULL))`
  await trx.updateTable('alert_sample_row').set(change).where('district_key', '=', districtKey).where(isIt).execute()
}
