import { sql, type SqlBool } from 'kysely'
import type { Trx } from '../../database/transaction.ts'
import { within } from '../../database/within.ts'
import { teamOfEntry } from './entries.queries.ts'

export interface CoverageCounts {
  registered: number
  unlisted: number
  listed: number
  seen: number
  partly: number
  begun: number
  not_visited: number
  gone: number
  without_team: number
}

/**
 * Households of a village: in the registry as far as somebody lives in them, on the roster of the campaign, and how far their
 * visits have come. Those of which nobody lives there any more are counted apart: neither seen nor missing, nor in need of a team.
 */
export async function countCoverage(trx: Trx, districtKey: string, campaignId: string, areaPath: string, today: string): Promise<CoverageCounts> {
  const households = await trx
    .selectFrom('household')
    .where('district_key', '=', districtKey)
    .where(within(areaPath))
    .where('merged_into', 'is', null)
    .where(sql<SqlBool>`EXISTS (SELECT 1 FROM membership m WHERE m.district_key = household.district_key AND m.household_id = household.id AND (m.to_date IS NULL OR m.to_date > ${today}::date))`)
    .select(sql<number>`count(*)`.as('registered'))
    .select(sql<number>`count(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM roster_entry e WHERE e.district_key = household.district_key AND e.household_id = household.id AND e.campaign_id = ${campaignId} AND e.state = 'LISTED'))`.as('unlisted'))
    .executeTakeFirstOrThrow()
  const entries = await trx
    .selectFrom('roster_entry')
    .where('district_key', '=', districtKey)
    .where('campaign_id', '=', campaignId)
    .where('state', '=', 'LISTED')
    .where('is_placed', '=', true)
    .where(within(areaPath))
    .select([
      sql<number>`count(*)`.as('listed'),
      sql<number>`count(*) FILTER (WHERE coverage = 'SEEN')`.as('seen'),
      sql<number>`count(*) FILTER (WHERE coverage = 'PARTLY')`.as('partly'),
      sql<number>`count(*) FILTER (WHERE coverage = 'DRAFT')`.as('begun'),
      sql<number>`count(*) FILTER (WHERE coverage = 'NOT_VISITED')`.as('not_visited'),
      sql<number>`count(*) FILTER (WHERE coverage = 'GONE')`.as('gone'),
      sql<number>`count(*) FILTER (WHERE coverage <> 'GONE' AND ${teamOfEntry(today)} IS NULL)`.as('without_team'),
    ])
    .executeTakeFirstOrThrow()
  return { ...households, ...entries }
}

export interface NotSeenCount {
  reason: string
  persons: number
  again_on: string | null
}

/** People who were not seen in the latest visit of their household, by the reason that was given, with the next day of a try. */
export async function countNotSeen(trx: Trx, districtKey: string, campaignId: string, areaPath: string): Promise<NotSeenCount[]> {
  const found = await sql<NotSeenCount>`
    SELECT coalesce(member.value->>'reason', '') AS reason, count(*) AS persons, min(nullif(member.value->>'nextDate', '')) AS again_on
      FROM roster_entry e
      JOIN submission s ON s.district_key = e.district_key AND s.visit_id = e.visit_id
     CROSS JOIN LATERAL jsonb_each(s.answers->'members') AS member
     WHERE e.district_key = ${districtKey} AND e.campaign_id = ${campaignId} AND e.state = 'LISTED' AND e.coverage = 'PARTLY' AND ${within(areaPath, 'e.area_path')}
       AND s.district_key = ${districtKey} AND (member.value->>'seen') = 'false'
     GROUP BY 1 ORDER BY 2 DESC, 1`.execute(trx)
  return found.rows
}
