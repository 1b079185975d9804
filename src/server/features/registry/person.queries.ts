import { sql } from 'kysely'
import type { Row } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'

export function findPerson(trx: Trx, districtKey: string, id: string): Promise<Pick<Row<'person'>, 'id' | 'area_path' | 'citizen_id_sealed' | 'citizen_id_mask'> | undefined> {
  return trx
    .selectFrom('person')
    .select(['id', 'area_path', 'citizen_id_sealed', 'citizen_id_mask'])
    .where('district_key', '=', districtKey)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Everybody who is or was in some households, with the number that is held of them. */
export async function listHeldIds(trx: Trx, districtKey: string, householdIds: readonly string[]): Promise<{ household_id: string; citizen_id_sealed: Uint8Array; citizen_id_mask: string }[]> {
  const found = await sql<{ household_id: string; citizen_id_sealed: Uint8Array; citizen_id_mask: string }>`
    SELECT m.household_id, p.citizen_id_sealed, p.citizen_id_mask FROM membership m
      JOIN person p ON p.district_key = m.district_key AND p.id = m.person_id
     WHERE m.district_key = ${districtKey} AND m.household_id = ANY(${householdIds as string[]}::uuid[]) AND p.citizen_id_sealed IS NOT NULL
     ORDER BY m.is_head DESC, m.id`.execute(trx)
  return found.rows
}
