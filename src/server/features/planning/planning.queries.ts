import { sql } from 'kysely'
import { countByDay, type CountOfDay, type Days } from '../../database/by-day.ts'
import type { NewRow, Row } from '../../database/tables.ts'
import { reached, type Reaching } from '../../database/reached.ts'
import type { Trx } from '../../database/transaction.ts'
import { within } from '../../database/within.ts'

export type PlannedRow = Row<'planned_visit'>

export async function insertPlanned(trx: Trx, rows: readonly NewRow<'planned_visit'>[]): Promise<void> {
  if (rows.length > 0) await trx.insertInto('planned_visit').values(rows).execute()
}

export function lockPlanned(trx: Trx, districtKey: string, id: string): Promise<PlannedRow | undefined> {
  return trx.selectFrom('planned_visit').selectAll().where('district_key', '=', districtKey).where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function updatePlanned(trx: Trx, districtKey: string, id: string, change: Partial<Pick<NewRow<'planned_visit'>, 'planned_on' | 'state' | 'reason' | 'visit_id' | 'visitors'>>): Promise<void> {
  await trx.updateTable('planned_visit').set(change).set((own) => ({ version: own('version', '+', 1) })).where('district_key', '=', districtKey).where('id', '=', id).execute()
}

export interface PlannedFilter {
  readonly who: Reaching
  readonly scope: string
  readonly areaPath?: string | undefined
  readonly from: string
  readonly to: string
  readonly team?: string | undefined
  readonly household?: string | undefined
}

export interface ListedPlan extends PlannedRow {
  head_name: string
  address: string
  group: string | null
  phone: string | null
  members: string[]
  /** A visit handed in since that falls to this plan. */
  made_visit_id: string | null
}

/** Visits that are planned and not made, by day. */
export function countPlannedByDay(trx: Trx, districtKey: string, who: Reaching, scope: string, campaignId: string, days: Days): Promise<CountOfDay[]> {
  return countByDay(trx, sql`
    SELECT p.planned_on AS day FROM planned_visit p
     WHERE p.district_key = ${districtKey} AND p.campaign_id = ${campaignId} AND p.state = 'PLANNED' AND p.visit_id IS NULL AND ${within(scope, 'p.area_path')} AND ${reached(who, 'p.household_id')}
       AND NOT EXISTS (SELECT 1 FROM submission s WHERE s.district_key = ${districtKey} AND s.household_id = p.household_id AND s.campaign_id = p.campaign_id AND s.visited_on >= p.planned_on AND s.at >= p.at)`, days)
}

const most = 1000

/** Plans of a span of days by day, place and how the names of the heads sound, each with what the one who goes there needs to know. */
export async function listPlanned(trx: Trx, districtKey: string, filter: PlannedFilter): Promise<ListedPlan[]> {
  return trx
    .selectFrom('planned_visit')
    .innerJoin('household', (join) => join.on('household.district_key', '=', districtKey).onRef('household.id', '=', 'planned_visit.household_id'))
    .selectAll('planned_visit')
    .select(['household.head_name', 'household.address'])
    .select([
      sql<string | null>`household.facts->'group'->>'value'`.as('group'),
      sql<string[]>`(SELECT coalesce(jsonb_agg(p.name ORDER BY m.is_head DESC, m.id), '[]') FROM membership m JOIN person p ON p.district_key = ${districtKey} AND p.id = m.person_id
         WHERE m.district_key = ${districtKey} AND m.household_id = household.id AND m.to_date IS NULL)`.as('members'),
      sql<string | null>`(SELECT p.facts->'phone'->>'value' FROM membership m JOIN person p ON p.district_key = ${districtKey} AND p.id = m.person_id
         WHERE m.district_key = ${districtKey} AND m.household_id = household.id AND m.to_date IS NULL AND p.facts ? 'phone' ORDER BY m.is_head DESC, m.id LIMIT 1)`.as('phone'),
      sql<string | null>`(SELECT s.visit_id FROM submission s WHERE s.district_key = ${districtKey} AND s.household_id = planned_visit.household_id AND s.campaign_id = planned_visit.campaign_id
         AND s.visited_on >= planned_visit.planned_on AND s.at >= planned_visit.at ORDER BY s.at LIMIT 1)`.as('made_visit_id'),
    ])
    .where('planned_visit.district_key', '=', districtKey)
    .where('planned_visit.planned_on', '>=', filter.from)
    .where('planned_visit.planned_on', '<=', filter.to)
    .where(within(filter.scope, 'planned_visit.area_path'))
    .where(reached(filter.who, 'planned_visit.household_id'))
    .$if(filter.areaPath !== undefined, (query) => query.where(within(filter.areaPath as string, 'planned_visit.area_path')))
    .$if(filter.team !== undefined, (query) => query.where('planned_visit.team_id', '=', filter.team as string))
    .$if(filter.household !== undefined, (query) => query.where('planned_visit.household_id', '=', filter.household as string))
    .orderBy('planned_visit.planned_on')
    .orderBy(sql`planned_visit.area_path COLLATE "C"`)
    .orderBy(sql`household.head_pinyin COLLATE "C"`)
    .orderBy(sql`household.head_name COLLATE "C"`)
    .orderBy('planned_visit.id')
    .limit(most)
    .execute() as Promise<ListedPlan[]>
}

export interface MadeRow {
  household_id: string
  visit_id: string
  campaign_id: string
  visited_on: string
  by_name: string
  answers: number
}

/** Visits handed in of households in a span of days, in any campaign, newest first. */
export async function listMade(trx: Trx, districtKey: string, householdIds: readonly string[], from: string, to: string): Promise<MadeRow[]> {
  const found = await sql<MadeRow>`
    SELECT household_id, visit_id, campaign_id, visited_on, by_name,
           (SELECT count(*) FROM jsonb_object_keys(answers->'answers')) + (SELECT count(*) FROM jsonb_each(answers->'members') m, jsonb_object_keys(m.value->'answers')) AS answers
      FROM submission
     WHERE district_key = ${districtKey} AND household_id = ANY(${householdIds as string[]}::uuid[]) AND visited_on BETWEEN ${from}::date AND ${to}::date
     ORDER BY visited_on DESC, at DESC`.execute(trx)
  return found.rows
}

/** Open plans of households in a span of days. */
export async function listOpenPlans(trx: Trx, districtKey: string, householdIds: readonly string[], from: string, to: string): Promise<PlannedRow[]> {
  const found = await sql<PlannedRow>`
    SELECT * FROM planned_visit
     WHERE district_key = ${districtKey} AND household_id = ANY(${householdIds as string[]}::uuid[]) AND state = 'PLANNED' AND planned_on BETWEEN ${from}::date AND ${to}::date
     ORDER BY planned_on`.execute(trx)
  return found.rows
}

export interface HouseholdName {
  id: string
  area_path: string
  head_name: string
}

export async function listHouseholdNames(trx: Trx, districtKey: string, who: Reaching, scope: string, ids: readonly string[], held?: 'held'): Promise<HouseholdName[]> {
  const query = trx.selectFrom('household').select(['id', 'area_path', 'head_name']).where('district_key', '=', districtKey).where('id', 'in', ids).where(within(scope)).where(reached(who, 'household.id')).orderBy('id')
  return (held ? query.forShare('household') : query).execute()
}

/** Open plans of an area among whose visitors a name stands, or a longer one that holds it; `held` until the end of the transaction. */
export function listVisitedBy(trx: Trx, districtKey: string, name: string, areaPath: string, held?: 'held'): Promise<PlannedRow[]> {
  const query = trx.selectFrom('planned_visit').selectAll().where('district_key', '=', districtKey).where('state', '=', 'PLANNED').where(sql<boolean>`strpos(visitors, ${name}) > 0`).where(within(areaPath)).orderBy('id')
  return (held ? query.forUpdate() : query).execute()
}
