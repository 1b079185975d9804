import { sql, type RawBuilder } from 'kysely'
import { reached } from '../../database/reached.ts'
import type { NewRow, Row } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'
import { within } from '../../database/within.ts'
import type { Looking } from './findings.queries.ts'

export interface UpwardRow extends Row<'upward'> {
  kind: string
  description: string
  measure: string
  head_name: string
  area_name: string
  area_level: string
  above_name: string | null
  owning_town: string | null
}

export async function insertUpward(trx: Trx, row: NewRow<'upward'>): Promise<void> {
  await trx.insertInto('upward').values(row).execute()
}

function withNames(trx: Trx, districtKey: string) {
  return trx
    .selectFrom('upward')
    .innerJoin('finding', (join) => join.onRef('finding.district_key', '=', 'upward.district_key').onRef('finding.id', '=', 'upward.finding_id'))
    .innerJoin('household', (join) => join.onRef('household.district_key', '=', 'upward.district_key').onRef('household.id', '=', 'upward.household_id'))
    .innerJoin('area', 'area.path', 'upward.area_path')
    .leftJoin('area as above', 'above.id', 'area.parent_id')
    .leftJoin('area as town', 'town.id', 'finding.town_id')
    .where('upward.district_key', '=', districtKey)
    .selectAll('upward')
    .select(['finding.kind', 'finding.description', 'finding.measure', 'household.head_name', 'area.name as area_name', 'area.level as area_level', 'above.name as above_name', 'town.name as owning_town'])
}

export function findUpward(trx: Trx, districtKey: string, id: string, who: Looking): Promise<UpwardRow | undefined> {
  return withNames(trx, districtKey).where('upward.id', '=', id).where(reached(who, 'upward.household_id')).executeTakeFirst()
}

/** The matter of a problem that waits for an answer above. Held until the end of the transaction. */
export function findWaiting(trx: Trx, districtKey: string, findingId: string): Promise<Row<'upward'> | undefined> {
  return trx.selectFrom('upward').selectAll().where('district_key', '=', districtKey).where('finding_id', '=', findingId).where('state', '=', 'WAITING').forUpdate().executeTakeFirst()
}

export interface UpwardAnswered {
  readonly state: string
  readonly answer: string
  readonly at: Date
  readonly by: string
  readonly referralId?: string
}

export async function closeUpward(trx: Trx, districtKey: string, id: string, done: UpwardAnswered): Promise<void> {
  await trx
    .updateTable('upward')
    .set({ state: done.state, answer: done.answer, answered_at: done.at, answered_by: done.by, ...(done.referralId !== undefined && { referral_id: done.referralId }) })
    .where('district_key', '=', districtKey)
    .where('id', '=', id)
    .execute()
}

export interface UpwardFilter {
  readonly who: Looking
  readonly campaignId: string
  readonly scope: string
  readonly today: string
  readonly areaPath: string | undefined
  readonly state: string | undefined
  readonly isOverdue: boolean
  /** Waiting for an answer of this level. */
  readonly waitsFor: string | undefined
  readonly findingId: string | undefined
}

function predicateOf(filter: UpwardFilter): RawBuilder<boolean> {
  const wanted: RawBuilder<unknown>[] = [sql`upward.campaign_id = ${filter.campaignId}`, within(filter.scope, 'upward.area_path'), reached(filter.who, 'upward.household_id')]
  if (filter.areaPath !== undefined) wanted.push(within(filter.areaPath, 'upward.area_path'))
  if (filter.state !== undefined) wanted.push(sql`upward.state = ${filter.state}`)
  if (filter.isOverdue) wanted.push(sql`upward.state = 'WAITING' AND upward.due_date < ${filter.today}::date`)
  if (filter.waitsFor !== undefined) wanted.push(sql`upward.state = 'WAITING' AND upward.to_level = ${filter.waitsFor}`)
  if (filter.findingId !== undefined) wanted.push(sql`upward.finding_id = ${filter.findingId}`)
  return sql<boolean>`(${sql.join(wanted, sql` AND `)})`
}

// What waits comes first, the longest waiting first; then what was answered, the newest first.
const group = sql<number>`CASE WHEN upward.state = 'WAITING' THEN 0 ELSE 1 END`
const moment = sql<number>`(CASE WHEN upward.state = 'WAITING' THEN 1 ELSE -1 END * extract(epoch from upward.sent_at))::bigint`

export async function listUpwardRows(trx: Trx, districtKey: string, filter: UpwardFilter, after: readonly [number, number, string] | undefined, limit: number): Promise<(UpwardRow & { sort_group: number; sort_moment: number })[]> {
  let query = withNames(trx, districtKey).where(predicateOf(filter)).select([group.as('sort_group'), moment.as('sort_moment')])
  if (after) query = query.where(sql<boolean>`(${group}, ${moment}, upward.id) > (${after[0]}::int, ${after[1]}::bigint, ${after[2]}::uuid)`)
  return query.orderBy(group).orderBy(moment).orderBy('upward.id').limit(limit).execute()
}

export async function countUpwardRows(trx: Trx, districtKey: string, filter: UpwardFilter): Promise<number> {
  const row = await trx.selectFrom('upward').where('upward.district_key', '=', districtKey).where(predicateOf(filter)).select(sql<number>`count(*)`.as('count')).executeTakeFirstOrThrow()
  return row.count
}
