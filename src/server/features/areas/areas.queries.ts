import type { Database } from '../../database/connect.ts'
import type { Row } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'

type Reader = Database | Trx
export type AreaRow = Row<'area'>

/** In the order of their codes, in which offices list them. */
export function listAreasOf(reader: Reader, districtKey: string): Promise<AreaRow[]> {
  return reader.selectFrom('area').selectAll().where('district_key', '=', districtKey).orderBy('code').orderBy('path').execute()
}

export function findArea(reader: Reader, districtKey: string, id: string): Promise<AreaRow | undefined> {
  return reader.selectFrom('area').selectAll().where('district_key', '=', districtKey).where('id', '=', id).executeTakeFirst()
}

export async function insertAreas(reader: Reader, rows: AreaRow[]): Promise<void> {
  if (rows.length > 0) await reader.insertInto('area').values(rows).execute()
}

export async function renameArea(reader: Reader, id: string, name: string): Promise<void> {
  await reader.updateTable('area').set({ name }).where('id', '=', id).execute()
}

export async function hasAnyArea(reader: Reader): Promise<boolean> {
  return (await reader.selectFrom('area').select('id').limit(1).executeTakeFirst()) !== undefined
}

export async function findDistrictByCode(reader: Reader, code: string): Promise<string | undefined> {
  const row = await reader.selectFrom('area').select('id').where('level', '=', 'district').where('code', '=', code).executeTakeFirst()
  return row?.id
}
