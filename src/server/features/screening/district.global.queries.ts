import type { Database } from '../../database/connect.ts'

/** The district in which a household is. */
export async function findDistrictOf(database: Database, householdId: string): Promise<{ districtKey: string; path: string } | undefined> {
  const row = await database.selectFrom('household').innerJoin('area', 'area.id', 'household.district_key').select(['household.district_key', 'area.path']).where('household.id', '=', householdId).executeTakeFirst()
  return row && { districtKey: row.district_key, path: row.path }
}
