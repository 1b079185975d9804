import { sql } from 'kysely'
import type { ImportReading, Row } from '../../database/tables.ts'
import { isTheirsByNow } from '../../database/those.ts'
import type { Trx } from '../../database/transaction.ts'

export interface OriginRow {
  import_id: string
  file_name: string
  reading: ImportReading
  fields: (string | null)[] | null
  by_name: string
  finished_at: string
  area_path: string
  places: [number, number][]
}

/** The imports with rows about a household and about those merged into it, the first one first. */
export async function listOrigins(trx: Trx, districtKey: string, householdId: string): Promise<OriginRow[]> {
  const found = await sql<OriginRow>`
    SELECT i.id AS import_id, i.file_name, i.reading, i.fields, i.by_name, i.finished_at, i.area_path, r.places
      FROM import_household r JOIN roster_import i ON i.district_key = r.district_key AND i.id = r.import_id
     WHERE r.district_key = ${districtKey} AND i.state IN ('DONE', 'UNDOING')
       AND ${isTheirsByNow('r.household_id', districtKey, [householdId])}
     ORDER BY i.finished_at, i.id LIMIT 50`.execute(trx)
  return found.rows
}

export async function listPartsByNumber(trx: Trx, districtKey: string, importId: string, numbers: readonly number[]): Promise<Pick<Row<'import_part'>, 'number' | 'states' | 'packing' | 'read_sealed' | 'outcomes'>[]> {
  return trx.selectFrom('import_part').select(['number', 'states', 'packing', 'read_sealed', 'outcomes']).where('district_key', '=', districtKey).where('import_id', '=', importId).where('number', 'in', numbers).execute()
}

/** Where a household is, and under which sources it is listed anywhere. */
export async function findPlaceOf(trx: Trx, districtKey: string, householdId: string): Promise<{ area_path: string } | undefined> {
  return trx.selectFrom('household').select('area_path').where('district_key', '=', districtKey).where('id', '=', householdId).executeTakeFirst()
}
