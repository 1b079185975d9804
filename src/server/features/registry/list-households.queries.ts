import { sql, type RawBuilder } from 'kysely'
import { reached, type Reaching } from '../../database/reached.ts'
import type { Trx } from '../../database/transaction.ts'
import { within } from '../../database/within.ts'

export interface HouseholdFilter {
  readonly who: Reaching
  readonly scope: string
  readonly today: string
  /** Path of an area at or below the scope. */
  readonly areaPath: string
  /** Whether a household stands on the roster is asked of this campaign. */
  readonly campaignId: string | undefined
  readonly isListed: boolean | undefined
}

export interface RegisteredHousehold {
  id: string
  area_path: string
  head_name: string
  head_pinyin: string
  address: string
  area_name: string | null
  members: number
  is_listed: boolean
}

/** Where a page ended. */
export interface HouseholdPlace {
  readonly areaPath: string
  readonly sound: string
  readonly name: string
  readonly id: string
}

const livesThere = ({ today }: HouseholdFilter) => sql`m.household_id = h.id AND (m.to_date IS NULL OR m.to_date > ${today}::date)`

const listed = ({ who, campaignId }: HouseholdFilter): RawBuilder<boolean> =>
  campaignId === undefined ? sql<boolean>`false` : sql<boolean>`EXISTS (SELECT FROM roster_entry e WHERE e.district_key = ${who.districtKey} AND e.campaign_id = ${campaignId} AND e.household_id = h.id AND e.state = 'LISTED')`

/** Households in which somebody lives, of those that whoever asks may see. */
function predicatesOf(filter: HouseholdFilter): RawBuilder<unknown> {
  const wanted = [
    sql`h.merged_into IS NULL`,
    within(filter.scope, 'h.area_path'),
    within(filter.areaPath, 'h.area_path'),
    reached(filter.who, 'h.id'),
    sql`EXISTS (SELECT FROM membership m WHERE m.district_key = ${filter.who.districtKey} AND ${livesThere(filter)})`,
  ]
  if (filter.isListed !== undefined) wanted.push(filter.isListed ? listed(filter) : sql`NOT ${listed(filter)}`)
  return sql.join(wanted, sql` AND `)
}

/** A page of them, area by area, inside an area by how the names of the heads sound. */
export async function listHouseholdPage(trx: Trx, filter: HouseholdFilter, after: HouseholdPlace | undefined, limit: number): Promise<RegisteredHousehold[]> {
  const goOn = after ? sql`AND (h.area_path COLLATE "C", h.head_pinyin COLLATE "C", h.head_name COLLATE "C", h.id) > (${after.areaPath}, ${after.sound}, ${after.name}, ${after.id}::uuid)` : sql``
  const { rows } = await sql<RegisteredHousehold>`
    WITH page AS MATERIALIZED (
      SELECT h.id, h.area_path, h.head_name, h.head_pinyin, h.address FROM household h WHERE h.district_key = ${filter.who.districtKey} AND ${predicatesOf(filter)} ${goOn}
       ORDER BY h.area_path COLLATE "C", h.head_pinyin COLLATE "C", h.head_name COLLATE "C", h.id LIMIT ${limit})
    SELECT h.*, a.name AS area_name, (SELECT count(*)::int FROM membership m WHERE m.district_key = ${filter.who.districtKey} AND ${livesThere(filter)}) AS members, ${listed(filter)} AS is_listed
      FROM page h LEFT JOIN area a ON a.path = h.area_path
     ORDER BY h.area_path COLLATE "C", h.head_pinyin COLLATE "C", h.head_name COLLATE "C", h.id`.execute(trx)
  return rows
}

export async function countHouseholds(trx: Trx, filter: HouseholdFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*)::int AS count FROM household h WHERE h.district_key = ${filter.who.districtKey} AND ${predicatesOf(filter)}`.execute(trx)
  return rows[0]?.count ?? 0
}
