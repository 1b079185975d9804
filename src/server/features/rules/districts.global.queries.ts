import type { Database } from '../../database/connect.ts'

/** Districts that have a rule, each with its path. */
export async function listDistrictsWithRules(database: Database): Promise<{ districtKey: string; path: string }[]> {
  const rows = await database
    .selectFrom('area')
    .select(['area.id', 'area.path'])
    .where('area.level', '=', 'district')
    .where('area.id', 'in', (from) => from.selectFrom('rule').select('rule.district_key'))
    .execute()
  return rows.map((row) => ({ districtKey: row.id, path: row.path }))
}
