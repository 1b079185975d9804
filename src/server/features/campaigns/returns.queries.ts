import { sql } from 'kysely'
import type { Trx } from '../../database/transaction.ts'
import { within } from '../../database/within.ts'

/** What an area handed in above, and how much of it came back for correction: each version counts once. */
export interface Returns {
  readonly area_path: string
  readonly rosters_sent: number
  readonly rosters_returned: number
  readonly lists_sent: number
  readonly lists_returned: number
}

/** @param end what is later does not count yet */
export async function listReturns(trx: Trx, districtKey: string, campaignId: string, scope: string, end: Date): Promise<Returns[]> {
  const sent = (table: 'roster_version' | 'deliverable_version') => sql`
    SELECT area_path, ${table === 'roster_version'}::boolean AS is_roster, returned_at < ${end} AS is_returned FROM ${sql.table(table)}
     WHERE district_key = ${districtKey} AND campaign_id = ${campaignId} AND signed_at < ${end}
       AND ${within(scope)}`
  const { rows } = await sql<Returns>`
    SELECT area_path, count(*) FILTER (WHERE is_roster) AS rosters_sent, count(*) FILTER (WHERE is_roster AND is_returned) AS rosters_returned,
      count(*) FILTER (WHERE NOT is_roster) AS lists_sent, count(*) FILTER (WHERE NOT is_roster AND is_returned) AS lists_returned
      FROM (${sent('roster_version')} UNION ALL ${sent('deliverable_version')}) sent
     GROUP BY area_path`.execute(trx)
  return rows
}
