import { sql, type RawBuilder } from 'kysely'
import { countByDay, type CountOfDay, type Days } from '../../database/by-day.ts'
import { holding } from '../../database/named.ts'
import type { NewRow, Row, StoredFacts } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'
import { within } from '../../database/within.ts'

export interface ReferralRow extends Row<'referral'> {
  head_name: string
  person_name: string | null
  area_name: string
  area_level: string
  above_name: string | null
  owning_town: string | null
}

/** Who looks: a scope, and for a department only what was referred to it. */
export interface ReferralSight {
  readonly scope: string
  /** undefined: every department. */
  readonly department: string | undefined
}

export interface ReferralFilter extends ReferralSight {
  readonly campaignId: string
  readonly today: string
  readonly areaPath: string | undefined
  readonly to: string | undefined
  readonly state: string | undefined
  readonly isUnanswered: boolean
  readonly isOverdue: boolean
  readonly findingId: string | undefined
  readonly householdId: string | undefined
  readonly search: string | undefined
}

function withNames(trx: Trx, districtKey: string) {
  return trx
    .selectFrom('referral')
    .innerJoin('household', (join) => join.onRef('household.district_key', '=', 'referral.district_key').onRef('household.id', '=', 'referral.household_id'))
    .leftJoin('person', (join) => join.onRef('person.district_key', '=', 'referral.district_key').onRef('person.id', '=', 'referral.person_id'))
    .innerJoin('area', 'area.path', 'referral.area_path')
    .leftJoin('area as above', 'above.id', 'area.parent_id')
    .leftJoin('area as town', 'town.id', 'referral.town_id')
    .where('referral.district_key', '=', districtKey)
    .selectAll('referral')
    .select(['household.head_name', 'person.name as person_name', 'area.name as area_name', 'area.level as area_level', 'above.name as above_name', 'town.name as owning_town'])
}

function seen({ scope, department }: ReferralSight): RawBuilder<boolean> {
  return sql<boolean>`(${within(scope, 'referral.area_path')} AND ${department === undefined ? sql`true` : sql`referral.department = ${department}`})`
}

function predicateOf(filter: ReferralFilter): RawBuilder<boolean> {
  const wanted: RawBuilder<unknown>[] = [sql`referral.campaign_id = ${filter.campaignId}`, seen(filter)]
  if (filter.areaPath !== undefined) wanted.push(within(filter.areaPath, 'referral.area_path'))
  if (filter.to !== undefined) wanted.push(sql`referral.department = ${filter.to}`)
  if (filter.state !== undefined) wanted.push(sql`referral.state = ${filter.state}`)
  if (filter.isUnanswered || filter.isOverdue) wanted.push(sql`referral.state IN ('SENT', 'ACCEPTED')`)
  if (filter.isOverdue) wanted.push(sql`referral.due_date < ${filter.today}::date`)
  if (filter.findingId !== undefined) wanted.push(sql`referral.finding_id = ${filter.findingId}`)
  if (filter.householdId !== undefined) wanted.push(sql`referral.household_id = ${filter.householdId}`)
  if (filter.search) {
    const part = holding(filter.search)
    wanted.push(sql`(household.head_name LIKE ${part} OR person.name LIKE ${part} OR referral.need LIKE ${part})`)
  }
  return sql<boolean>`(${sql.join(wanted, sql` AND `)})`
}

// What waits for an answer by the day it is due, then what is answered and not told, then what is closed; those of one day by name.
const group = sql<number>`CASE WHEN referral.state IN ('SENT', 'ACCEPTED') THEN 0 WHEN referral.state IN ('REFUSED', 'DONE') THEN 1 ELSE 2 END`
const day = sql<number>`CASE WHEN referral.state = 'CLOSED' THEN date '2000-01-01' - referral.closed_on ELSE referral.due_date - date '2000-01-01' END`
const sound = sql<string>`household.head_pinyin COLLATE "C"`

export async function listReferralRows(trx: Trx, districtKey: string, filter: ReferralFilter, after: readonly [group: number, day: number, sound: string, id: string] | undefined, limit: number): Promise<(ReferralRow & { sort_group: number; sort_day: number; sound: string })[]> {
  let query = withNames(trx, districtKey).where(predicateOf(filter)).select([group.as('sort_group'), day.as('sort_day'), 'household.head_pinyin as sound'])
  if (after) query = query.where(sql<boolean>`(${group}, ${day}, ${sound}, referral.id) > (${after[0]}::int, ${after[1]}::int, ${after[2]}, ${after[3]}::uuid)`)
  return query.orderBy(group).orderBy(day).orderBy(sound).orderBy('referral.id').limit(limit).execute()
}

export async function countReferralRows(trx: Trx, districtKey: string, filter: ReferralFilter): Promise<number> {
  const row = await withNames(trx, districtKey).where(predicateOf(filter)).clearSelect().select(sql<number>`count(*)::int`.as('count')).executeTakeFirstOrThrow()
  return row.count
}

/** Referrals that are not closed: those a department has to answer, or those somebody of a name sent from an area and has to tell the answer of. */
export async function countOpenReferrals(trx: Trx, districtKey: string, areaPath: string, of: { readonly department: string } | { readonly sentBy: string }): Promise<number> {
  const isOwn = 'department' in of ? sql<boolean>`department = ${of.department} AND state IN ('SENT', 'ACCEPTED')` : sql<boolean>`sent_by = ${of.sentBy} AND state <> 'CLOSED'`
  const { count } = await trx.selectFrom('referral').select(sql<number>`count(*)`.as('count')).where('district_key', '=', districtKey).where(within(areaPath)).where(isOwn).executeTakeFirstOrThrow()
  return count
}

export function findReferral(trx: Trx, districtKey: string, id: string, sight: ReferralSight): Promise<ReferralRow | undefined> {
  return withNames(trx, districtKey).where('referral.id', '=', id).where(seen(sight)).executeTakeFirst()
}

export async function lockReferral(trx: Trx, districtKey: string, id: string): Promise<void> {
  await trx.selectFrom('referral').select('id').where('district_key', '=', districtKey).where('id', '=', id).forUpdate().execute()
}

export async function insertReferral(trx: Trx, row: NewRow<'referral'>): Promise<void> {
  await trx.insertInto('referral').values(row).execute()
}

export type ReferralChange = Partial<Pick<NewRow<'referral'>, 'state' | 'reason' | 'result' | 'accepted_on' | 'answered_on' | 'told_on' | 'told_how' | 'closed_on'>>

export async function updateReferral(trx: Trx, districtKey: string, id: string, change: ReferralChange): Promise<void> {
  await trx
    .updateTable('referral')
    .set((own) => ({ ...change, version: own('version', '+', 1) }))
    .where('district_key', '=', districtKey)
    .where('id', '=', id)
    .execute()
}

export async function insertReferralEvent(trx: Trx, row: NewRow<'referral_event'>): Promise<void> {
  await trx.insertInto('referral_event').values(row).execute()
}

export function listReferralEvents(trx: Trx, districtKey: string, referralId: string): Promise<Row<'referral_event'>[]> {
  return trx.selectFrom('referral_event').selectAll().where('district_key', '=', districtKey).where('referral_id', '=', referralId).orderBy('at').orderBy('id').execute()
}

export interface ReferableHousehold {
  readonly address: string
  readonly facts: StoredFacts
}
export interface ReferablePerson {
  readonly id: string
  readonly name: string
  readonly sex: string | null
  readonly birth_date: string | null
  readonly facts: StoredFacts
}

export async function findReferable(trx: Trx, districtKey: string, householdId: string): Promise<{ household: ReferableHousehold; people: ReferablePerson[] } | undefined> {
  const household = await trx.selectFrom('household').select(['address', 'facts']).where('district_key', '=', districtKey).where('id', '=', householdId).executeTakeFirst()
  if (!household) return undefined
  const people = await trx
    .selectFrom('membership')
    .innerJoin('person', (join) => join.onRef('person.district_key', '=', 'membership.district_key').onRef('person.id', '=', 'membership.person_id'))
    .select(['person.id', 'person.name', 'person.sex', 'person.birth_date', 'person.facts'])
    .where('membership.district_key', '=', districtKey)
    .where('person.district_key', '=', districtKey)
    .where('membership.household_id', '=', householdId)
    .where('membership.to_date', 'is', null)
    .orderBy('membership.is_head', 'desc')
    .orderBy('person.id')
    .execute()
  return { household, people }
}

export type ReferralLine = Row<'referral_event'> & { campaign_id: string; department: string }

/** What happened to the referrals of a household, for its timeline. */
export function listReferralLines(trx: Trx, districtKey: string, householdId: string): Promise<ReferralLine[]> {
  return trx
    .selectFrom('referral_event')
    .innerJoin('referral as r', (join) => join.onRef('r.district_key', '=', 'referral_event.district_key').onRef('r.id', '=', 'referral_event.referral_id'))
    .selectAll('referral_event')
    .select(['r.campaign_id', 'r.department'])
    .where('referral_event.district_key', '=', districtKey)
    .where('r.district_key', '=', districtKey)
    .where('referral_event.household_id', '=', householdId)
    .execute()
}

/** Households of an area of which something had been passed on by a moment. */
export async function listReferredHouseholds(trx: Trx, districtKey: string, campaignId: string, areaPath: string, until: Date): Promise<Set<string>> {
  const rows = await trx
    .selectFrom('referral')
    .select('household_id')
    .distinct()
    .where('district_key', '=', districtKey)
    .where('campaign_id', '=', campaignId)
    .where(sql<boolean>`sent_at <= ${until}`)
    .where(within(areaPath))
    .execute()
  return new Set(rows.map((row) => row.household_id))
}

/** Which of the households were referred to which department in a campaign, each as `<household> <department>`. */
export async function listReferredTo(trx: Trx, districtKey: string, campaignId: string, householdIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (householdIds.length === 0) return new Set()
  const rows = await trx
    .selectFrom('referral')
    .select(['household_id', 'department'])
    .distinct()
    .where('district_key', '=', districtKey)
    .where('campaign_id', '=', campaignId)
    .where('household_id', 'in', householdIds)
    .execute()
  return new Set(rows.map((row) => `${row.household_id} ${row.department}`))
}

/** Referrals that wait for an answer, by the day it is due. */
export function countReferralsByDay(trx: Trx, districtKey: string, sight: ReferralSight, campaignId: string, days: Days): Promise<CountOfDay[]> {
  return countByDay(trx, sql`SELECT referral.due_date AS day FROM referral WHERE referral.district_key = ${districtKey} AND referral.campaign_id = ${campaignId} AND referral.state IN ('SENT', 'ACCEPTED') AND ${seen(sight)}`, days)
}
