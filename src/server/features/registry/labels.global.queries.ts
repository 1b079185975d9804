import type { Database } from '../../database/connect.ts'

/** Districts in which a campaign was opened, each with its path. */
export async function listDistrictsWithCampaigns(database: Database): Promise<{ districtKey: string; path: string }[]> {
  const rows = await database
    .selectFrom('area')
    .select(['area.id', 'area.path'])
    .where('area.level', '=', 'district')
    .where('area.id', 'in', (from) => from.selectFrom('campaign').select('campaign.district_key'))
    .execute()
  return rows.map((row) => ({ districtKey: row.id, path: row.path }))
}
