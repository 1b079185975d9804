import { sql } from 'kysely'
import type { StoredFacts } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'

export interface KeyRow {
  id_index: Buffer
  district_key: string
  person_id: string
}

/** Whom citizen ids belong to, in whatever district: the one table that says so. */
export async function listPersonKeys(trx: Trx, indexes: readonly Uint8Array[]): Promise<KeyRow[]> {
  const found = await sql<KeyRow>`SELECT id_index, district_key, person_id FROM person_key WHERE id_index = ANY(${indexes as Uint8Array[]}::bytea[])`.execute(trx)
  return found.rows
}

export interface PersonRow {
  id: string
  area_path: string
  name: string
  facts: StoredFacts
  household_id: string | null
}

/** People with the household they are a member of today, when there is one. */
export async function listPersons(trx: Trx, districtKey: string, ids: readonly string[], today: string): Promise<PersonRow[]> {
  const found = await sql<PersonRow>`
    SELECT p.id, p.area_path, p.name, p.facts, m.household_id
      FROM person p
      LEFT JOIN LATERAL (
        SELECT household_id FROM membership
         WHERE district_key = ${districtKey} AND person_id = p.id AND (to_date IS NULL OR to_date > ${today}::date)
         ORDER BY from_date DESC NULLS LAST, id DESC LIMIT 1) m ON true
     WHERE p.district_key = ${districtKey} AND p.id = ANY(${ids as string[]}::uuid[])`.execute(trx)
  return found.rows
}

export interface HouseholdRow {
  id: string
  area_path: string
  head_name: string
  facts: StoredFacts
  has_head: boolean
  aid: { personId: string | null; kind: string }[]
}

export async function listHouseholds(trx: Trx, districtKey: string, ids: readonly string[], today: string): Promise<HouseholdRow[]> {
  const found = await sql<HouseholdRow>`
    SELECT h.id, h.area_path, h.head_name, h.facts,
      EXISTS (SELECT 1 FROM membership m WHERE m.district_key = ${districtKey} AND m.household_id = h.id AND m.is_head AND (m.to_date IS NULL OR m.to_date > ${today}::date)) AS has_head,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('personId', a.person_id, 'kind', a.kind)), '[]')
         FROM aid a WHERE a.district_key = ${districtKey} AND a.household_id = h.id AND (a.to_date IS NULL OR a.to_date > ${today}::date)) AS aid
      FROM household h
     WHERE h.district_key = ${districtKey} AND h.id = ANY(${ids as string[]}::uuid[])`.execute(trx)
  return found.rows
}
