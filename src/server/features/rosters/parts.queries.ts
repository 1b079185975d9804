import { sql } from 'kysely'
import type { PartGrounds } from '#domain/roster/part-of.ts'
import type { Trx } from '../../database/transaction.ts'

export interface PartLine {
  id: string
  campaign_id: string
  part: string
  sources: string[]
  grounds: PartGrounds | null
}

/** Where households stand on their rosters, with what the rules of each campaign say of them. */
export async function listPartLines(trx: Trx, districtKey: string, householdIds: readonly string[]): Promise<PartLine[]> {
  const found = await sql<PartLine>`
    SELECT e.id, e.campaign_id, e.part, e.sources, h.labels->'parts'->(e.campaign_id::text) AS grounds
      FROM roster_entry e JOIN household h ON h.district_key = ${districtKey} AND h.id = e.household_id
     WHERE e.district_key = ${districtKey} AND e.household_id = ANY(${householdIds as string[]}::uuid[])`.execute(trx)
  return found.rows
}

export async function updateParts(trx: Trx, districtKey: string, parts: readonly { id: string; part: string }[]): Promise<void> {
  await sql`
    UPDATE roster_entry e SET part = v.part, version = e.version + 1
      FROM jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) AS v(id uuid, part text)
     WHERE e.district_key = ${districtKey} AND e.id = v.id`.execute(trx)
}
