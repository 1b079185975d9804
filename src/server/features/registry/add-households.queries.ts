import { sql } from 'kysely'
import { insertMany, type Columns, type Into } from '../../database/insert-many.ts'
import type { NewRow, StoredFacts } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'
import { insertReach } from '../reach/public.ts'

const scoped = { district_key: 'text', id: 'uuid', area_path: 'text' } as const
const household = { ...scoped, head_name: 'text', address: 'text', facts: 'jsonb', labels: 'jsonb', labels_as_of: 'date', created_at: 'timestamptz', import_id: 'uuid', head_pinyin: 'text' } as const satisfies Columns<'household'>
const person = {
  ...scoped,
  name: 'text',
  sex: 'text',
  birth_date: 'date',
  citizen_id_sealed: 'bytea',
  citizen_id_index: 'bytea',
  citizen_id_mask: 'text',
  facts: 'jsonb',
  created_at: 'timestamptz',
  import_id: 'uuid',
  name_pinyin: 'text',
  name_initials: 'text',
  id_end_four: 'bytea',
  id_end_six: 'bytea',
  provisional_number: 'text',
  is_findable: 'boolean',
} as const satisfies Columns<'person'>
const personKey = { id_index: 'bytea', district_key: 'text', person_id: 'uuid' } as const satisfies Columns<'person_key'>
const membership = { ...scoped, household_id: 'uuid', person_id: 'uuid', relation: 'text', is_head: 'boolean', from_date: 'date', source: 'text' } as const satisfies Columns<'membership'>
const aid = { ...scoped, household_id: 'uuid', person_id: 'uuid', kind: 'text', from_date: 'date', to_date: 'date', amount_fen: 'bigint', source: 'text', as_of: 'date' } as const satisfies Columns<'aid'>

export interface RegistryRows {
  readonly households: NewRow<'household'>[]
  readonly persons: NewRow<'person'>[]
  readonly personKeys: NewRow<'person_key'>[]
  readonly memberships: NewRow<'membership'>[]
  readonly aid: NewRow<'aid'>[]
  readonly reach: NewRow<'household_reach'>[]
}

/** Writes whole households set by set, in the order that their keys ask for. */
export async function insertRegistryRows(into: Into, rows: RegistryRows): Promise<void> {
  // One after another in the database; each is put together while the one before is on its way.
  await Promise.all([
    insertMany(into, 'household', household, rows.households),
    insertMany(into, 'person', person, rows.persons),
    insertMany(into, 'person_key', personKey, rows.personKeys),
    insertMany(into, 'membership', membership, rows.memberships),
    insertMany(into, 'aid', aid, rows.aid),
    insertReach(into, rows.reach),
  ])
}

export type Filled = { readonly id: string; readonly facts: StoredFacts }

/** Adds facts where there were none; one that is there stays. */
export async function fillPersonFacts(trx: Trx, districtKey: string, persons: readonly Filled[]): Promise<void> {
  if (persons.length === 0) return
  await sql`
    UPDATE person p SET facts = v.facts || p.facts, version = p.version + 1
      FROM jsonb_to_recordset(${JSON.stringify(persons)}::jsonb) AS v(id uuid, facts jsonb)
     WHERE p.district_key = ${districtKey} AND p.id = v.id`.execute(trx)
}

export async function fillHouseholdFacts(trx: Trx, districtKey: string, households: readonly Filled[]): Promise<void> {
  if (households.length === 0) return
  await sql`
    UPDATE household h SET facts = v.facts || h.facts, version = h.version + 1
      FROM jsonb_to_recordset(${JSON.stringify(households)}::jsonb) AS v(id uuid, facts jsonb)
     WHERE h.district_key = ${districtKey} AND h.id = v.id`.execute(trx)
}

/** A household whose head was not known is called by the head who came. */
export async function renameHeads(trx: Trx, districtKey: string, heads: readonly { id: string; headName: string; headPinyin: string }[]): Promise<void> {
  if (heads.length === 0) return
  await sql`
    UPDATE household h SET head_name = v."headName", head_pinyin = v."headPinyin", version = h.version + 1
      FROM jsonb_to_recordset(${JSON.stringify(heads)}::jsonb) AS v(id uuid, "headName" text, "headPinyin" text)
     WHERE h.district_key = ${districtKey} AND h.id = v.id`.execute(trx)
}

/** Somebody who was a member nowhere comes to where the new household is. */
export async function movePersons(trx: Trx, districtKey: string, persons: readonly { id: string; areaPath: string }[]): Promise<void> {
  if (persons.length === 0) return
  await sql`
    UPDATE person p SET area_path = v."areaPath", version = p.version + 1
      FROM jsonb_to_recordset(${JSON.stringify(persons)}::jsonb) AS v(id uuid, "areaPath" text)
     WHERE p.district_key = ${districtKey} AND p.id = v.id AND p.area_path <> v."areaPath"`.execute(trx)
}
