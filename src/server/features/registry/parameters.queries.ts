import { sql } from 'kysely'
import type { NewRow, Row } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'
import { writtenOnce } from '../../database/written-once.ts'

/** Every parameter a district ever had, the newest first of each name. */
export function listParameterRows(trx: Trx, districtKey: string): Promise<(Row<'parameter'> & { area_name: string })[]> {
  return trx
    .selectFrom('parameter')
    .innerJoin('area', 'area.path', 'parameter.area_path')
    .selectAll('parameter')
    .select('area.name as area_name')
    .where('parameter.district_key', '=', districtKey)
    .orderBy('parameter.name')
    .orderBy('parameter.area_path')
    .orderBy('parameter.hukou')
    .orderBy('parameter.from_date', 'desc')
    .orderBy('parameter.recorded_at', 'desc')
    .execute()
}

/** By which all of them are known; none ever changes. */
export async function markOfParameters(trx: Trx, districtKey: string): Promise<string> {
  return (await mark(trx, { districtKey })).rows[0]!.mark
}

const mark = writtenOnce((trx, { districtKey }: { readonly districtKey: string }) =>
  trx.selectFrom('parameter').select(sql<string>`coalesce(string_agg(id::text, ',' ORDER BY id), '')`.as('mark')).where('district_key', '=', districtKey))

export async function insertParameter(trx: Trx, row: NewRow<'parameter'>): Promise<void> {
  await trx.insertInto('parameter').values(row).execute()
}
