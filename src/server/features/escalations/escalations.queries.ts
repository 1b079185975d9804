import { sql, type RawBuilder } from 'kysely'
import type { NewRow, Row } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'
import { within } from '../../database/within.ts'

export interface EscalationRow extends Row<'escalation'> {
  area_name: string | null
}

/** Who may see which rows: all in its scope, or only those it made. */
export interface EscalationSight {
  readonly scope: string
  readonly readsAll: boolean
  /** Its own account and the others of the same person. */
  readonly accounts: readonly string[]
}

export interface EscalationFilter extends EscalationSight {
  readonly campaignId: string
  readonly now: Date
  /** Path of an area at or below the scope. */
  readonly areaPath: string | undefined
  /** Recorded by this moment. */
  readonly until: string | undefined
  readonly state: string | undefined
  readonly isOverdue: boolean
}

// Area is not enough here: whoever stands in the same village sees nothing of what a colleague reported.
function seen({ scope, readsAll, accounts }: EscalationSight): RawBuilder<boolean> {
  const own = sql`escalation.reporter_id = ANY(${[...accounts]}::uuid[])`
  return sql<boolean>`(${within(scope, 'escalation.area_path')} AND (${readsAll} OR ${own}))`
}

function predicateOf(filter: EscalationFilter): RawBuilder<boolean> {
  const wanted: RawBuilder<unknown>[] = [sql`escalation.campaign_id = ${filter.campaignId}`, seen(filter)]
  if (filter.areaPath !== undefined) wanted.push(within(filter.areaPath, 'escalation.area_path'))
  if (filter.until !== undefined) wanted.push(sql`escalation.recorded_at <= ${filter.until}::timestamptz`)
  if (filter.state !== undefined) wanted.push(sql`escalation.state = ${filter.state}`)
  if (filter.isOverdue) wanted.push(sql`escalation.state = 'TOLD' AND escalation.receipt_due_at < ${filter.now}`)
  return sql<boolean>`(${sql.join(wanted, sql` AND `)})`
}

export function listEscalationRows(trx: Trx, districtKey: string, filter: EscalationFilter, after: readonly [string, string] | undefined, limit: number): Promise<EscalationRow[]> {
  let query = trx.selectFrom('escalation').leftJoin('area', 'area.path', 'escalation.area_path').selectAll('escalation').select('area.name as area_name').where('escalation.district_key', '=', districtKey).where(predicateOf(filter))
  if (after) query = query.where(sql<boolean>`(escalation.told_at, escalation.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`)
  return query.orderBy('escalation.told_at', 'desc').orderBy('escalation.id', 'desc').limit(limit).execute()
}

export async function countEscalationRows(trx: Trx, districtKey: string, filter: EscalationFilter): Promise<number> {
  const row = await trx.selectFrom('escalation').where('escalation.district_key', '=', districtKey).where(predicateOf(filter)).select(sql<number>`count(*)::int`.as('count')).executeTakeFirstOrThrow()
  return row.count
}

/** The campaign of a report, before anybody knows whether it may be read. */
export async function findCampaignOf(trx: Trx, districtKey: string, id: string): Promise<string | undefined> {
  const row = await trx.selectFrom('escalation').select('campaign_id').where('district_key', '=', districtKey).where('id', '=', id).executeTakeFirst()
  return row?.campaign_id
}

export function findEscalation(trx: Trx, districtKey: string, id: string, sight: EscalationSight): Promise<EscalationRow | undefined> {
  return trx
    .selectFrom('escalation')
    .leftJoin('area', 'area.path', 'escalation.area_path')
    .selectAll('escalation')
    .select('area.name as area_name')
    .where('escalation.district_key', '=', districtKey)
    .where('escalation.id', '=', id)
    .where(seen(sight))
    .forUpdate('escalation')
    .executeTakeFirst()
}

export async function insertEscalation(trx: Trx, row: NewRow<'escalation'>): Promise<void> {
  await trx.insertInto('escalation').values(row).execute()
}

export async function updateEscalation(trx: Trx, districtKey: string, id: string, change: { state?: string; receipt_at?: Date }): Promise<void> {
  await trx
    .updateTable('escalation')
    .set((own) => ({ ...change, version: own('version', '+', 1) }))
    .where('district_key', '=', districtKey)
    .where('id', '=', id)
    .execute()
}

export async function insertEscalationEvent(trx: Trx, row: NewRow<'escalation_event'>): Promise<void> {
  await trx.insertInto('escalation_event').values(row).execute()
}

export function listEscalationEvents(trx: Trx, districtKey: string, escalationId: string): Promise<Row<'escalation_event'>[]> {
  return trx.selectFrom('escalation_event').selectAll().where('district_key', '=', districtKey).where('escalation_id', '=', escalationId).orderBy('at').orderBy('id').execute()
}

/** How many an area had reported at once by a moment: the number and nothing else, whoever asks. */
export async function countEscalations(trx: Trx, districtKey: string, campaignId: string, areaPath: string, until: Date): Promise<number> {
  const found = await trx
    .selectFrom('escalation')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('district_key', '=', districtKey)
    .where('campaign_id', '=', campaignId)
    .where(sql<boolean>`recorded_at <= ${until}`)
    .where(within(areaPath))
    .executeTakeFirst()
  return found?.count ?? 0
}
