import { sql } from 'kysely'
import type { Trx } from '../../database/transaction.ts'
import { within } from '../../database/within.ts'

/** Listed and placed households that neither go with a team of their village nor are assigned to anybody, by the path of their area. */
export async function countTeamless(trx: Trx, districtKey: string, campaignId: string, scope: string, today: string): Promise<Map<string, number>> {
  const found = await sql<{ area_path: string; count: number }>`
    SELECT e.area_path, count(*) AS count
      FROM roster_entry e
      LEFT JOIN team_village v ON v.district_key = ${districtKey} AND v.area_path = e.area_path AND v.is_default
      LEFT JOIN assignment a ON a.district_key = ${districtKey} AND a.household_id = e.household_id AND (a.team_id IS NOT NULL OR a.account_id IS NOT NULL) AND (a.until_date IS NULL OR a.until_date >= ${today}::date)
     WHERE e.district_key = ${districtKey} AND e.campaign_id = ${campaignId} AND e.state = 'LISTED' AND e.is_placed AND v.id IS NULL AND a.id IS NULL AND ${within(scope, 'e.area_path')}
     GROUP BY e.area_path`.execute(trx)
  return new Map(found.rows.map((row) => [row.area_path, row.count]))
}
