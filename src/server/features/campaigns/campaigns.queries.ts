import { sql } from 'kysely'
import { countByDay, type CountOfDay, type Days } from '../../database/by-day.ts'
import type { NewRow, Row } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'
import { writtenOnce } from '../../database/written-once.ts'
import { within } from '../../database/within.ts'

export type CampaignRow = Row<'campaign'>

export async function insertCampaign(trx: Trx, campaign: NewRow<'campaign'>): Promise<void> {
  await trx.insertInto('campaign').values(campaign).execute()
}

export async function listCampaignRows(trx: Trx, districtKey: string): Promise<CampaignRow[]> {
  return (await campaigns(trx, { districtKey })).rows
}

const campaigns = writtenOnce((trx, { districtKey }: { readonly districtKey: string }) => trx.selectFrom('campaign').selectAll().where('district_key', '=', districtKey).orderBy('start_date', 'desc'))

/** Those that are there already, done or not, stay. */
export async function insertDuties(trx: Trx, duties: NewRow<'duty'>[]): Promise<void> {
  for (let at = 0; at < duties.length; at += 1000) {
    await trx
      .insertInto('duty')
      .values(duties.slice(at, at + 1000))
      .onConflict((conflict) => conflict.columns(['district_key', 'campaign_id', 'code', 'occurrence', 'area_path']).doNothing())
      .execute()
  }
}

/** False when it has been moved meanwhile. */
export async function updateCampaignPlan(trx: Trx, districtKey: string, id: string, from: string, to: string): Promise<boolean> {
  const rows = await trx.updateTable('campaign').set({ plan_digest: to }).where('district_key', '=', districtKey).where('id', '=', id).where('plan_digest', '=', from).returning('id').execute()
  return rows.length > 0
}

/** Those that are done stay, whoever asks. */
export async function deleteDuties(trx: Trx, districtKey: string, ids: readonly string[]): Promise<void> {
  for (let at = 0; at < ids.length; at += 1000) {
    await trx.deleteFrom('duty').where('district_key', '=', districtKey).where('id', 'in', ids.slice(at, at + 1000)).where('done_at', 'is', null).execute()
  }
}

export async function redateDuties(trx: Trx, districtKey: string, duties: readonly { readonly id: string; readonly due: string }[]): Promise<void> {
  for (const [due, same] of Map.groupBy(duties, (duty) => duty.due)) {
    await trx.updateTable('duty').set({ due_date: due }).where('district_key', '=', districtKey).where('id', 'in', same.map((duty) => duty.id)).where('done_at', 'is', null).execute()
  }
}

/** @param only path of an area whose own duties are wanted, and not those below it */
export function listDutyRows(trx: Trx, districtKey: string, campaignId: string, scope: string, only?: string): Promise<Row<'duty'>[]> {
  return trx
    .selectFrom('duty')
    .selectAll()
    .where('district_key', '=', districtKey)
    .where('campaign_id', '=', campaignId)
    .where(within(scope))
    .$if(only !== undefined, (query) => query.where('area_path', '=', only as string))
    .orderBy('due_date')
    .orderBy('code')
    .orderBy('id')
    .execute()
}

export function listDoneDuties(trx: Trx, districtKey: string, campaignId: string): Promise<Pick<Row<'duty'>, 'area_path' | 'code' | 'occurrence'>[]> {
  return trx.selectFrom('duty').select(['area_path', 'code', 'occurrence']).where('district_key', '=', districtKey).where('campaign_id', '=', campaignId).where('done_at', 'is not', null).execute()
}

/** Days of duties that come once, by the path of their area. */
export async function listDueDays(trx: Trx, districtKey: string, campaignId: string, code: string, scope: string): Promise<Map<string, string>> {
  const rows = await trx.selectFrom('duty').select(['area_path', 'due_date']).where('district_key', '=', districtKey).where('campaign_id', '=', campaignId).where('code', '=', code).where('occurrence', '=', 0).where(within(scope)).execute()
  return new Map(rows.map((row) => [row.area_path, row.due_date]))
}

export interface LateDuties {
  readonly area_path: string
  readonly code: string
  readonly count: number
  readonly since: string
}

/** Duties that are late on a day: how many times of each, and since when. */
export function countLateDuties(trx: Trx, districtKey: string, campaignId: string, scope: string, today: string): Promise<LateDuties[]> {
  return trx
    .selectFrom('duty')
    .select(['area_path', 'code', sql<number>`count(*)`.as('count'), sql<string>`min(due_date)`.as('since')])
    .where('district_key', '=', districtKey)
    .where('campaign_id', '=', campaignId)
    .where('done_at', 'is', null)
    .where('due_date', '<', today)
    .where(within(scope))
    .groupBy(['area_path', 'code'])
    .orderBy('area_path')
    .orderBy('code')
    .execute()
}

export interface AskedDuties {
  readonly code: string
  /** Of duties that are told apart by area: which one. */
  readonly area_path: string | null
  readonly asked: number
  readonly open: number
}

/** How many times of each duty are asked of the areas in a scope, and how many are open. @param apart codes of duties that are counted area by area */
export function countAskedDuties(trx: Trx, districtKey: string, campaignId: string, scope: string, apart: readonly string[]): Promise<AskedDuties[]> {
  const areaPath = sql<string | null>`CASE WHEN code = ANY(${apart as string[]}::text[]) THEN area_path END`
  return trx
    .selectFrom('duty')
    .select(['code', areaPath.as('area_path'), sql<number>`count(*)`.as('asked'), sql<number>`count(*) FILTER (WHERE done_at IS NULL)`.as('open')])
    .where('district_key', '=', districtKey)
    .where('campaign_id', '=', campaignId)
    .where(within(scope))
    .groupBy(['code', sql`2`])
    .execute()
}

export function findDutyRow(trx: Trx, districtKey: string, id: string): Promise<Row<'duty'> | undefined> {
  return trx.selectFrom('duty').selectAll().where('district_key', '=', districtKey).where('id', '=', id).executeTakeFirst()
}

export interface DutyMark {
  readonly campaignId: string
  readonly code: string
  readonly areaPath: string
  /** Absent: every time of it. */
  readonly occurrence?: number
  /** null takes the mark away again (a return for correction). */
  readonly done: { at: Date; by: string; note: string } | null
}

export async function updateDuty(trx: Trx, districtKey: string, mark: DutyMark): Promise<void> {
  await trx
    .updateTable('duty')
    .set({ done_at: mark.done?.at ?? null, done_by: mark.done?.by ?? null, note: mark.done?.note ?? null })
    .where('district_key', '=', districtKey)
    .where('campaign_id', '=', mark.campaignId)
    .where('code', '=', mark.code)
    .where('area_path', '=', mark.areaPath)
    .$if(mark.occurrence !== undefined, (query) => query.where('occurrence', '=', mark.occurrence as number))
    .execute()
}

export async function updateDutyById(trx: Trx, districtKey: string, id: string, done: { at: Date; by: string; note: string; recordId?: string }): Promise<void> {
  await trx.updateTable('duty').set({ done_at: done.at, done_by: done.by, note: done.note, record_id: done.recordId ?? null }).where('district_key', '=', districtKey).where('id', '=', id).execute()
}

/** All times of a duty of one area, by due date. */
export function listDutyRowsOf(trx: Trx, districtKey: string, campaignId: string, code: string, areaPath: string): Promise<Row<'duty'>[]> {
  return trx.selectFrom('duty').selectAll().where('district_key', '=', districtKey).where('campaign_id', '=', campaignId).where('code', '=', code).where('area_path', '=', areaPath).orderBy('due_date').orderBy('occurrence').execute()
}

export async function reopenDuties(trx: Trx, districtKey: string, recordId: string): Promise<void> {
  await trx.updateTable('duty').set({ done_at: null, done_by: null, note: null, record_id: null }).where('district_key', '=', districtKey).where('record_id', '=', recordId).execute()
}

/** What was counted of the areas in a scope, by path: a village, or a town or the district for what stands without one. */
export function listCounts(trx: Trx, districtKey: string, campaignId: string, scope: string): Promise<Row<'area_count'>[]> {
  return trx.selectFrom('area_count').selectAll().where('district_key', '=', districtKey).where('campaign_id', '=', campaignId).where(within(scope)).execute()
}

/** Households where somebody was not seen and was to be visited again before today; since a day: only those of that day and later ones. */
export function countAgainDue(trx: Trx, districtKey: string, campaignId: string, scope: string, today: string, since?: string): Promise<{ area_path: string; count: number; since: string }[]> {
  return trx
    .selectFrom('roster_entry')
    .where('district_key', '=', districtKey)
    .where('campaign_id', '=', campaignId)
    .where('coverage', '=', 'PARTLY')
    .where('again_on', '<', today)
    .$if(since !== undefined, (query) => query.where('again_on', '>=', since as string))
    .where('state', '=', 'LISTED')
    .where(within(scope))
    .groupBy('area_path')
    .select(['area_path', sql<number>`count(*)`.as('count'), sql<string>`min(again_on)`.as('since')])
    .execute()
}

/** Households of which somebody was not seen, by the day of the next try. */
export function countAgainByDay(trx: Trx, districtKey: string, campaignId: string, scope: string, days: Days): Promise<CountOfDay[]> {
  return countByDay(trx, sql`SELECT again_on AS day FROM roster_entry WHERE district_key = ${districtKey} AND campaign_id = ${campaignId} AND coverage = 'PARTLY' AND state = 'LISTED' AND again_on IS NOT NULL AND ${within(scope)}`, days)
}

export function countOverdue(trx: Trx, districtKey: string, campaignId: string, scope: string, today: string): Promise<{ area_path: string; count: number; since: string }[]> {
  return trx
    .selectFrom('finding')
    .where('district_key', '=', districtKey)
    .where('campaign_id', '=', campaignId)
    .where('state', '<>', 'FIXED')
    .where('due_date', '<', today)
    .where(within(scope))
    .groupBy('area_path')
    .select(['area_path', sql<number>`count(*)`.as('count'), sql<string>`min(due_date)`.as('since')])
    .execute()
}

/** Paths of the villages whose newest base roster or supplement stands signed. */
export async function listSignedVillages(trx: Trx, districtKey: string, campaignId: string, scope: string): Promise<Set<string>> {
  const rows = await trx
    .selectFrom('roster_version')
    .select('area_path')
    .distinct()
    .where('district_key', '=', districtKey)
    .where('campaign_id', '=', campaignId)
    .where('state', '=', 'SIGNED')
    .where(within(scope))
    .execute()
  return new Set(rows.map((row) => row.area_path))
}

export async function countWaiting(
  trx: Trx,
  districtKey: string,
  campaignId: string,
  scope: string,
): Promise<{ drafts: number; imports: number; returnedLists: number; differences: number }> {
  const count = sql<number>`count(*)`.as('count')
  // The households that the list opens: a draft of one that was struck is nothing to go on with.
  const drafts = trx
    .selectFrom('roster_entry')
    .select(count)
    .where('district_key', '=', districtKey)
    .where('campaign_id', '=', campaignId)
    .where('state', '=', 'LISTED')
    .where(within(scope))
    .where(sql<boolean>`EXISTS (SELECT 1 FROM visit v WHERE v.district_key = ${districtKey} AND v.campaign_id = ${campaignId} AND v.household_id = roster_entry.household_id AND v.state = 'DRAFT')`)
    .executeTakeFirstOrThrow()
  const differences = trx
    .selectFrom('visit_difference')
    .select(count)
    .where('district_key', '=', districtKey)
    .where('campaign_id', '=', campaignId)
    .where('state', '=', 'OPEN')
    .where(within(scope))
    .executeTakeFirstOrThrow()
  const imports = trx
    .selectFrom('roster_import')
    .select(count)
    .where('district_key', '=', districtKey)
    .where('campaign_id', '=', campaignId)
    .where('state', 'in', ['QUEUED', 'RUNNING'])
    .where(within(scope))
    .executeTakeFirstOrThrow()
  const lists = trx
    .selectFrom('deliverable_version')
    .distinctOn(['area_path', 'code'])
    .select('state')
    .where('district_key', '=', districtKey)
    .where('campaign_id', '=', campaignId)
    .where(within(scope))
    .orderBy('area_path')
    .orderBy('code')
    .orderBy('number', 'desc')
    .execute()
  const [drafted, differing, importing, versions] = await Promise.all([drafts, differences, imports, lists])
  return { drafts: drafted.count, imports: importing.count, returnedLists: versions.filter((version) => version.state === 'RETURNED').length, differences: differing.count }
}
