import { sql } from 'kysely'
import type { StoredFact } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'

export interface EarlierFact {
  person_id: string | null
  name: string
  value: StoredFact['value']
  as_of: string
  source: string
}

/** Of each fact in the history of a household and its people the one that held on a day. */
export async function listFactsOn(trx: Trx, districtKey: string, householdId: string, day: string): Promise<EarlierFact[]> {
  const { rows } = await sql<EarlierFact>`
    SELECT DISTINCT ON (person_id, name) person_id, name, value, as_of, source FROM fact
     WHERE district_key = ${districtKey} AND household_id = ${householdId} AND as_of <= ${day}::date
     ORDER BY person_id, name, as_of DESC, id DESC`.execute(trx)
  return rows
}
