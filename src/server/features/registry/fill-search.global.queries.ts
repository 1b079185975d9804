import { sql } from 'kysely'
import type { Database } from '../../database/connect.ts'
import type { Trx } from '../../database/transaction.ts'

export interface UnsoundPerson {
  district_key: string
  id: string
  name: string
  citizen_id_sealed: Uint8Array | null
}

/** People whom the search does not know yet, in every district; those that somebody else is at are left out. */
export async function listUnsoundPersons(trx: Trx, after: string, most: number): Promise<UnsoundPerson[]> {
  const found = await sql<UnsoundPerson>`
    SELECT district_key, id, name, citizen_id_sealed FROM person WHERE NOT is_findable AND id > ${after}::uuid ORDER BY id LIMIT ${most} FOR UPDATE SKIP LOCKED`.execute(trx)
  return found.rows
}

export async function listUnsoundHouseholds(trx: Trx, after: string, most: number): Promise<{ district_key: string; id: string; head_name: string }[]> {
  const found = await sql<{ district_key: string; id: string; head_name: string }>`
    SELECT district_key, id, head_name FROM household WHERE id > ${after}::uuid AND head_pinyin = '' ORDER BY id LIMIT ${most}`.execute(trx)
  return found.rows
}

export interface SoundPerson {
  readonly district_key: string
  readonly id: string
  readonly pinyin: string
  readonly initials: string
  /** Hex. */
  readonly four: string | null
  readonly six: string | null
}

export async function writePersonSounds(trx: Trx, persons: readonly SoundPerson[]): Promise<void> {
  if (persons.length === 0) return
  await sql`
    UPDATE person p SET is_findable = true, name_pinyin = v.pinyin, name_initials = v.initials, id_end_four = coalesce(decode(v.four, 'hex'), p.id_end_four), id_end_six = coalesce(decode(v.six, 'hex'), p.id_end_six)
      FROM jsonb_to_recordset(${JSON.stringify(persons)}::jsonb) AS v(district_key text, id uuid, pinyin text, initials text, four text, six text)
     WHERE p.district_key = v.district_key AND p.id = v.id`.execute(trx)
}

export async function writeHouseholdSounds(trx: Trx, households: readonly { district_key: string; id: string; pinyin: string }[]): Promise<void> {
  if (households.length === 0) return
  await sql`
    UPDATE household h SET head_pinyin = v.pinyin
      FROM jsonb_to_recordset(${JSON.stringify(households)}::jsonb) AS v(district_key text, id uuid, pinyin text)
     WHERE h.district_key = v.district_key AND h.id = v.id`.execute(trx)
}

/**
 * Tells the planner how many are found now. An import of a hundred thousand people was analysed when nobody of it was found yet: as long as that is believed,
 * whoever looks for people by what they are found by goes through all of them for each of them.
 */
export async function analyzeFound(database: Database): Promise<void> {
  await sql`ANALYZE person, household`.execute(database)
}
