import { sql } from 'kysely'
import type { Trx } from '../../database/transaction.ts'
import { within } from '../../database/within.ts'

export interface PlaceFigure {
  place: string
  households: number
  listed: number
}

/** Households in which somebody lives, in a scope, by the path where they stand. `listed`: on the roster of the newest campaign. */
export async function countByPlace(trx: Trx, districtKey: string, scope: string, today: string): Promise<PlaceFigure[]> {
  const { rows } = await sql<PlaceFigure>`
    SELECT h.area_path AS place, count(*) AS households, count(e.household_id) AS listed
      FROM household h LEFT JOIN ${listed(districtKey, scope)} e ON e.household_id = h.id
     WHERE h.district_key = ${districtKey} AND ${within(scope, 'h.area_path')} AND ${isLivedIn(districtKey, scope, today)}
     GROUP BY h.area_path`.execute(trx)
  return rows
}

/**
 * The same as of a day: households that the registry had by its end, at the place where they stood on it. Who has been struck
 * from a roster since is not counted as listed, for the day of a strike is not kept.
 * @param end the first moment after the day
 */
export async function countByPlaceAsOf(trx: Trx, districtKey: string, scope: string, day: string, end: Date): Promise<PlaceFigure[]> {
  const { rows } = await sql<PlaceFigure>`
    SELECT coalesce(p.place, h.area_path) AS place, count(*) AS households, count(e.household_id) AS listed
      FROM household h LEFT JOIN ${listed(districtKey, scope, end)} e ON e.household_id = h.id
      LEFT JOIN LATERAL (
        SELECT place FROM household_place p WHERE p.district_key = ${districtKey} AND p.household_id = h.id AND p.until > ${day}::date ORDER BY p.until, p.id LIMIT 1) p ON true
     WHERE h.district_key = ${districtKey} AND ${within(scope, 'h.area_path')} AND h.created_at < ${end} AND ${isLivedIn(districtKey, scope, day)}
     GROUP BY 1`.execute(trx)
  return rows
}

// Two records that are one are counted once, on days gone by too: whoever lived in the other lives in the one that was kept.
const isLivedIn = (districtKey: string, scope: string, day: string) => sql`h.merged_into IS NULL AND EXISTS (
  SELECT FROM membership m WHERE m.district_key = ${districtKey} AND m.household_id = h.id AND ${within(scope, 'm.area_path')} AND (m.to_date IS NULL OR m.to_date > ${day}::date))`

// A household stands on the roster of a campaign once.
const listed = (districtKey: string, scope: string, before?: Date) => sql`(
  SELECT e.household_id FROM roster_entry e
   WHERE e.district_key = ${districtKey} AND e.state = 'LISTED' AND ${within(scope, 'e.area_path')} AND ${before ? sql`e.at < ${before}` : sql`true`} AND e.campaign_id = (${newestCampaign(districtKey)}))`

const newestCampaign = (districtKey: string) => sql`SELECT id FROM campaign WHERE district_key = ${districtKey} ORDER BY start_date DESC, opened_at DESC LIMIT 1`
