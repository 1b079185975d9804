import { sql } from 'kysely'
import type { NewRow, Row } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'
import { reached, type Reaching } from '../../database/reached.ts'
import { within } from '../../database/within.ts'

/** A difference with its household and who made the two visits. */
export interface DifferenceRow extends Row<'visit_difference'> {
  head_name: string
  household_path: string
  area_name: string
  person_name: string | null
  visit_id: string
  by_name: string
  visited_on: string
  other_visit_id: string
  other_by_name: string
  other_visited_on: string
}

export async function insertDifferences(trx: Trx, rows: NewRow<'visit_difference'>[]): Promise<void> {
  if (rows.length > 0) await trx.insertInto('visit_difference').values(rows).execute()
}

function withVisits(trx: Trx, districtKey: string, scope: string) {
  return trx
    .selectFrom('visit_difference as d')
    .innerJoin('household', (join) => join.onRef('household.district_key', '=', 'd.district_key').onRef('household.id', '=', 'd.household_id'))
    .innerJoin('area', 'area.path', 'household.area_path')
    .leftJoin('person', (join) => join.onRef('person.district_key', '=', 'd.district_key').onRef('person.id', '=', 'd.person_id'))
    .innerJoin('submission as own', (join) => join.onRef('own.district_key', '=', 'd.district_key').onRef('own.id', '=', 'd.submission_id'))
    .innerJoin('submission as other', (join) => join.onRef('other.district_key', '=', 'd.district_key').onRef('other.id', '=', 'd.other_submission_id'))
    .where('d.district_key', '=', districtKey)
    .where('household.district_key', '=', districtKey)
    .where('own.district_key', '=', districtKey)
    .where('other.district_key', '=', districtKey)
    .where(within(scope, 'd.area_path'))
    .selectAll('d')
    .select(['household.head_name', 'household.area_path as household_path', 'area.name as area_name', 'person.name as person_name'])
    .select(['own.visit_id', 'own.by_name', 'own.visited_on', 'other.visit_id as other_visit_id', 'other.by_name as other_by_name', 'other.visited_on as other_visited_on'])
}

export interface DifferenceFilter {
  readonly who: Reaching
  readonly scope: string
  readonly campaignId?: string | undefined
  readonly householdId?: string | undefined
  readonly areaPath?: string | undefined
  readonly isOpen: boolean
}

/** Differences in the order in which they came. */
export function listDifferenceRows(trx: Trx, districtKey: string, filter: DifferenceFilter, after: string | undefined, limit: number): Promise<DifferenceRow[]> {
  let query = withVisits(trx, districtKey, filter.scope).where(reached(filter.who, 'd.household_id'))
  if (filter.campaignId !== undefined) query = query.where('d.campaign_id', '=', filter.campaignId)
  if (filter.householdId !== undefined) query = query.where('d.household_id', '=', filter.householdId)
  if (filter.areaPath !== undefined) query = query.where(within(filter.areaPath, 'd.area_path'))
  if (filter.isOpen) query = query.where('d.state', '=', 'OPEN')
  if (after !== undefined) query = query.where('d.id', '>', after)
  return query.orderBy('d.id').limit(limit).execute()
}

export async function countDifferences(trx: Trx, districtKey: string, filter: DifferenceFilter): Promise<number> {
  let query = trx.selectFrom('visit_difference as d').select(sql<number>`count(*)::int`.as('n')).where('d.district_key', '=', districtKey).where(within(filter.scope, 'd.area_path')).where(reached(filter.who, 'd.household_id'))
  if (filter.campaignId !== undefined) query = query.where('d.campaign_id', '=', filter.campaignId)
  if (filter.householdId !== undefined) query = query.where('d.household_id', '=', filter.householdId)
  if (filter.areaPath !== undefined) query = query.where(within(filter.areaPath, 'd.area_path'))
  if (filter.isOpen) query = query.where('d.state', '=', 'OPEN')
  return (await query.executeTakeFirst())?.n ?? 0
}

export function findDifference(trx: Trx, districtKey: string, scope: string, id: string): Promise<DifferenceRow | undefined> {
  return withVisits(trx, districtKey, scope).where('d.id', '=', id).executeTakeFirst()
}

/** Holds the household until the end of the transaction, as handing in a visit does. */
export async function lockHousehold(trx: Trx, districtKey: string, id: string): Promise<void> {
  await trx.selectFrom('household').select('id').where('district_key', '=', districtKey).where('id', '=', id).forUpdate().execute()
}

export interface Settling {
  readonly chosen: string
  readonly reason: string
  readonly at: Date
  readonly byId: string
  readonly by: string
}

export async function markSettled(trx: Trx, districtKey: string, id: string, { chosen, reason, at, byId, by }: Settling): Promise<void> {
  await trx
    .updateTable('visit_difference')
    .set({ state: 'SETTLED', chosen_submission_id: chosen, reason, settled_at: at, settled_by_id: byId, settled_by: by })
    .where('district_key', '=', districtKey)
    .where('id', '=', id)
    .execute()
}
