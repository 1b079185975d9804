import { sql } from 'kysely'
import type { Trx } from '../../database/transaction.ts'
import { within } from '../../database/within.ts'

/** Listed and placed households with somebody in them that neither go with a team of their village nor are assigned to anybody, by the path of their area. */
export async function countTeamless(trx: Trx, districtKey: string, campaignId: string, scope: string, today: string): Promise<Map<string, number>> {
  const found = await sql<{ area_path: string; count: number }>`
    SELECT c.area_path, c.households - c.unplaced - c.gone - coalesce(assigned.count, 0) AS count
      FROM area_count c
      LEFT JOIN (
        SELECT e.area_path, count(*) AS count
          FROM assignment a
          JOIN roster_entry e ON e.district_key = ${districtKey} AND e.campaign_id = ${campaignId} AND e.household_id = a.household_id AND e.state = 'LISTED' AND e.is_placed AND e.coverage <> 'GONE'
         WHERE a.district_key = ${districtKey} AND (a.team_id IS NOT NULL OR a.account_id IS NOT NULL) AND (a.until_date IS NULL OR a.until_date >= ${today}::date) AND ${within(scope, 'e.area_path')}
         GROUP BY e.area_path) assigned ON assigned.area_path = c.area_path
     WHERE c.district_key = ${districtKey} AND c.campaign_id = ${campaignId} AND ${within(scope, 'c.area_path')}
       AND NOT EXISTS (SELECT FROM team_village v WHERE v.district_key = ${districtKey} AND v.area_path = c.area_path AND v.is_default)
       AND c.households - c.unplaced - c.gone > coalesce(assigned.count, 0)`.execute(trx)
  return new Map(found.rows.map((row) => [row.area_path, row.count]))
}
