import { sql, type RawBuilder } from 'kysely'
import { insertMany, type Columns } from '../../database/insert-many.ts'
import type { NewRow } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'

export interface PairRow {
  a: string
  b: string
}

/** Pairs are looked for in blocks, each small: same birth date, same sound in one village, same telephone. */
export type Block = { readonly by: 'birth'; readonly from: string; readonly until: string } | { readonly by: 'sound' } | { readonly by: 'phone' }

const most = 200_000
const notYet = sql`NOT EXISTS (SELECT 1 FROM duplicate_proposal d WHERE d.district_key = a.district_key AND d.person_a = a.id AND d.person_b = b.id)`
const alive = sql`a.is_findable AND b.is_findable AND a.merged_into IS NULL AND b.merged_into IS NULL AND a.id < b.id AND (a.sex IS NULL OR b.sex IS NULL OR a.sex = b.sex)`

function joined(block: Block): RawBuilder<unknown> {
  switch (block.by) {
    case 'birth':
      // A name that shares neither its first nor its last character nor its sound is another one.
      return sql`a.birth_date = b.birth_date AND a.birth_date >= ${block.from}::date AND a.birth_date < ${block.until}::date
        AND (left(a.name, 1) = left(b.name, 1) OR right(a.name, 1) = right(b.name, 1) OR a.name_pinyin = b.name_pinyin)`
    case 'sound':
      return sql`a.name_pinyin = b.name_pinyin AND a.name_pinyin <> '' AND a.area_path = b.area_path AND (a.birth_date IS DISTINCT FROM b.birth_date OR a.birth_date IS NULL)`
    case 'phone':
      return sql`a.phone_first = b.phone_first AND a.phone_first <> '' AND left(a.name, 1) = left(b.name, 1) AND (a.birth_date IS DISTINCT FROM b.birth_date OR a.birth_date IS NULL)`
  }
}

/** Pairs of a block that nobody has decided on, the ids in order. */
export async function listPairs(trx: Trx, districtKey: string, block: Block): Promise<PairRow[]> {
  const found = await sql<PairRow>`
    SELECT a.id AS a, b.id AS b FROM person a JOIN person b ON b.district_key = ${districtKey} AND ${joined(block)}
     WHERE a.district_key = ${districtKey} AND b.district_key = ${districtKey} AND ${alive} AND ${notYet}
       AND (a.citizen_id_index IS NULL OR b.citizen_id_index IS NULL OR (a.name = b.name AND a.birth_date = b.birth_date))
     LIMIT ${most}`.execute(trx)
  return found.rows
}

export interface ComparedRow {
  id: string
  area_path: string
  name: string
  name_pinyin: string
  sex: string | null
  birth_date: string | null
  phone_first: string | null
  phone_second: string | null
  has_number: boolean
  address: string
}

/** What is compared of people, with the address of the household they live in. */
export async function listCompared(trx: Trx, districtKey: string, ids: readonly string[], today: string): Promise<ComparedRow[]> {
  const found = await sql<ComparedRow>`
    SELECT p.id, p.area_path, p.name, p.name_pinyin, p.sex, p.birth_date, p.phone_first, p.phone_second, p.citizen_id_index IS NOT NULL AS has_number, coalesce(h.address, '') AS address
      FROM person p
      LEFT JOIN LATERAL (
        SELECT household_id FROM membership WHERE district_key = ${districtKey} AND person_id = p.id AND (to_date IS NULL OR to_date > ${today}::date) ORDER BY id DESC LIMIT 1) m ON true
      LEFT JOIN household h ON h.district_key = ${districtKey} AND h.id = m.household_id
     WHERE p.district_key = ${districtKey} AND p.id = ANY(${ids as string[]}::uuid[])`.execute(trx)
  return found.rows
}

const columns = { district_key: 'text', id: 'uuid', area_path: 'text', person_a: 'uuid', person_b: 'uuid', reasons: 'jsonb', score: 'integer', state: 'text', found_at: 'timestamptz' } as const satisfies Columns<'duplicate_proposal'>

export function insertProposals(trx: Trx, rows: NewRow<'duplicate_proposal'>[]): Promise<void> {
  return insertMany(trx, 'duplicate_proposal', columns, rows)
}

/** Open proposals about people who were merged meanwhile are no question any more. */
export async function dropSettled(trx: Trx, districtKey: string): Promise<void> {
  await sql`
    DELETE FROM duplicate_proposal d WHERE d.district_key = ${districtKey} AND d.state = 'OPEN'
       AND EXISTS (SELECT 1 FROM person p WHERE p.district_key = ${districtKey} AND p.id IN (d.person_a, d.person_b) AND p.merged_into IS NOT NULL)`.execute(trx)
}

/** One at a time in a district. */
export async function waitForTurn(trx: Trx, districtKey: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext(${`duplicates ${districtKey}`}))`.execute(trx)
}

/** The years in which people of a district were born. */
export async function birthSpan(trx: Trx, districtKey: string): Promise<{ first: string | null; last: string | null }> {
  const found = await sql<{ first: string | null; last: string | null }>`SELECT min(birth_date) AS first, max(birth_date) AS last FROM person WHERE district_key = ${districtKey} AND is_findable`.execute(trx)
  return found.rows[0] as { first: string | null; last: string | null }
}
