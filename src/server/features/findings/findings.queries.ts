import { sql, type RawBuilder } from 'kysely'
import { holding } from '../../database/named.ts'
import { reached, type Reaching } from '../../database/reached.ts'
import type { NewRow, Row } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'
import { within } from '../../database/within.ts'

export interface FindingRow extends Row<'finding'> {
  head_name: string
  person_name: string | null
  area_name: string
  area_level: string
  above_name: string | null
  owning_town: string | null
  proof_name: string | null
}

/** Who looks, and for which department when it is one. */
export type Looking = Reaching & { readonly actor: { readonly department?: string | null } }

export async function insertFindings(trx: Trx, findings: NewRow<'finding'>[], events: NewRow<'finding_event'>[]): Promise<void> {
  if (findings.length > 0) await trx.insertInto('finding').values(findings).execute()
  if (events.length > 0) await insertFindingEvents(trx, events)
}

export async function insertFindingEvents(trx: Trx, events: NewRow<'finding_event'>[]): Promise<void> {
  await trx.insertInto('finding_event').values(events).execute()
}

function withNames(trx: Trx, districtKey: string) {
  return trx
    .selectFrom('finding')
    .innerJoin('household', (join) => join.onRef('household.district_key', '=', 'finding.district_key').onRef('household.id', '=', 'finding.household_id'))
    .leftJoin('person', (join) => join.onRef('person.district_key', '=', 'finding.district_key').onRef('person.id', '=', 'finding.person_id'))
    .leftJoin('attachment', (join) => join.onRef('attachment.district_key', '=', 'finding.district_key').onRef('attachment.id', '=', 'finding.proof_id'))
    .innerJoin('area', 'area.path', 'finding.area_path')
    .leftJoin('area as above', 'above.id', 'area.parent_id')
    .leftJoin('area as town', 'town.id', 'finding.town_id')
    .where('finding.district_key', '=', districtKey)
    .selectAll('finding')
    .select(['household.head_name', 'person.name as person_name', 'area.name as area_name', 'area.level as area_level', 'above.name as above_name', 'town.name as owning_town', 'attachment.name as proof_name'])
}

export function findFinding(trx: Trx, districtKey: string, id: string, who: Looking): Promise<FindingRow | undefined> {
  return withNames(trx, districtKey).where('finding.id', '=', id).where(shownTo(who)).executeTakeFirst()
}

/** Held until the end of the transaction, so that two settlings of one problem go one after the other. In the order of their ids, so that two who settle many do not wait for each other. */
export async function lockFindings(trx: Trx, districtKey: string, ids: readonly string[]): Promise<void> {
  await trx.selectFrom('finding').select('id').where('district_key', '=', districtKey).where('id', 'in', ids).orderBy('id').forUpdate().execute()
}

export function listFindingsById(trx: Trx, districtKey: string, ids: readonly string[], who: Looking): Promise<FindingRow[]> {
  return withNames(trx, districtKey).where('finding.id', 'in', ids).where(shownTo(who)).orderBy('finding.id').execute()
}

// A line department sees the households of its populations, and every problem of its own line wherever it was found.
export function shownTo(who: Looking): RawBuilder<boolean> {
  const own = reached(who, 'finding.household_id')
  return who.actor.department ? sql<boolean>`(${own} OR finding.line_department = ${who.actor.department})` : own
}

export interface FindingFilter {
  readonly who: Looking
  readonly campaignId: string
  readonly scope: string
  readonly today: string
  readonly areaPath: string | undefined
  /** Open, and due on this day. */
  readonly dueOn?: string | undefined
  readonly state?: string | undefined
  readonly kind?: string | undefined
  readonly severity?: string | undefined
  readonly gap?: string | undefined
  readonly line?: string | undefined
  /** Found from the first to the last day, and open. */
  readonly foundWithin?: { readonly from?: string | undefined; readonly until: string } | undefined
  readonly isActed?: boolean | undefined
  readonly isOpen?: boolean
  readonly isOverdue?: boolean
  readonly isOnSpot?: boolean
  readonly isInDoubt?: boolean
  readonly isReopened?: boolean
  readonly isReviewDue?: boolean
  readonly search?: string | undefined
}

// Overdue ones first, then open ones by the day they are due, then what is closed, the newest first; those of one day by name.
const group = (today: string) => sql<number>`CASE WHEN finding.state = 'FIXED' THEN 2 WHEN finding.due_date < ${today}::date THEN 0 ELSE 1 END`
const day = sql<number>`CASE WHEN finding.state = 'FIXED' THEN date '2000-01-01' - finding.closed_on ELSE coalesce(finding.due_date - date '2000-01-01', 999999) END`
const sound = sql<string>`household.head_pinyin COLLATE "C"`

export type FindingPlace = readonly [group: number, day: number, sound: string, id: string]

export async function listFindingRows(trx: Trx, districtKey: string, filter: FindingFilter, after: FindingPlace | undefined, limit: number): Promise<(FindingRow & { sort_group: number; sort_day: number; sound: string })[]> {
  let query = withNames(trx, districtKey).where(predicateOf(filter)).select([group(filter.today).as('sort_group'), day.as('sort_day'), 'household.head_pinyin as sound'])
  if (after) query = query.where(sql<boolean>`(${group(filter.today)}, ${day}, ${sound}, finding.id) > (${after[0]}::int, ${after[1]}::int, ${after[2]}, ${after[3]}::uuid)`)
  return query.orderBy(group(filter.today)).orderBy(day).orderBy(sound).orderBy('finding.id').limit(limit).execute()
}

export async function countFindingRows(trx: Trx, districtKey: string, filter: FindingFilter): Promise<number> {
  const row = await withNames(trx, districtKey)
    .where(predicateOf(filter))
    .clearSelect()
    .select(sql<number>`count(*)`.as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}

/** The rows a filter means, of those that whoever asks may see. Figures count with it too, so that each opens exactly its rows. */
export function predicateOf(filter: FindingFilter): RawBuilder<boolean> {
  const wanted = [sql`finding.campaign_id = ${filter.campaignId}`, within(filter.scope, 'finding.area_path'), shownTo(filter.who)]
  if (filter.areaPath !== undefined) wanted.push(within(filter.areaPath, 'finding.area_path'))
  if (filter.state !== undefined) wanted.push(sql`finding.state = ${filter.state}`)
  if (filter.kind !== undefined) wanted.push(sql`finding.kind = ${filter.kind}`)
  if (filter.severity !== undefined) wanted.push(sql`finding.severity = ${filter.severity}`)
  if (filter.gap !== undefined) wanted.push(filter.gap === 'none' ? sql`finding.gap IS NULL` : sql`finding.gap = ${filter.gap}`)
  if (filter.line !== undefined) wanted.push(sql`finding.line_department = ${filter.line === 'none' ? '' : filter.line}`)
  if (filter.isOpen || filter.isOverdue || filter.dueOn !== undefined || filter.foundWithin || filter.isActed === false) wanted.push(sql`finding.state <> 'FIXED'`)
  if (filter.isOverdue) wanted.push(sql`finding.due_date < ${filter.today}::date`)
  if (filter.dueOn !== undefined) wanted.push(sql`finding.state <> 'LONG_TERM' AND finding.due_date = ${filter.dueOn}::date`)
  if (filter.foundWithin) wanted.push(sql`finding.found_on <= ${filter.foundWithin.until}::date`)
  if (filter.foundWithin?.from !== undefined) wanted.push(sql`finding.found_on >= ${filter.foundWithin.from}::date`)
  if (filter.isActed !== undefined) wanted.push(filter.isActed ? sql`finding.first_action_at IS NOT NULL` : sql`finding.first_action_at IS NULL`)
  if (filter.isOnSpot) wanted.push(sql`finding.fixed_on_spot`)
  if (filter.isInDoubt) wanted.push(sql`finding.doubt IS NOT NULL`)
  if (filter.isReopened) wanted.push(sql`finding.reopened_on IS NOT NULL`)
  if (filter.isReviewDue) wanted.push(sql`finding.state = 'LONG_TERM' AND finding.review_on < ${filter.today}::date`)
  if (filter.search) {
    const part = holding(filter.search)
    wanted.push(sql`(household.head_name LIKE ${part} OR person.name LIKE ${part} OR finding.description LIKE ${part} OR finding.owner_person LIKE ${part} OR finding.owner_unit LIKE ${part})`)
  }
  return sql<boolean>`(${sql.join(wanted, sql` AND `)})`
}

export function listEvents(trx: Trx, districtKey: string, findingId: string): Promise<Row<'finding_event'>[]> {
  return trx.selectFrom('finding_event').selectAll().where('district_key', '=', districtKey).where('finding_id', '=', findingId).orderBy('at').orderBy('id').execute()
}

export type FindingChange = Partial<
  Pick<NewRow<'finding'>, 'state' | 'measure' | 'owner_unit' | 'owner_person' | 'due_date' | 'closed_on' | 'proof' | 'proof_id' | 'cause' | 'gap' | 'review_on' | 'reopened_on' | 'doubt' | 'first_action_at' | 'severity' | 'description'>
>

/** With what a problem was proved to be settled before it came back the last time. */
export async function findProofBefore(trx: Trx, districtKey: string, id: string): Promise<string | undefined> {
  const found = await trx
    .selectFrom('finding_event')
    .select(sql<string | null>`changes->'proof'->>0`.as('proof'))
    .where('district_key', '=', districtKey)
    .where('finding_id', '=', id)
    .where('from_state', '=', 'FIXED')
    .where('to_state', '<>', 'FIXED')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return found?.proof ?? undefined
}

export async function updateFinding(trx: Trx, districtKey: string, id: string, change: FindingChange): Promise<void> {
  await trx
    .updateTable('finding')
    .set((own) => ({ ...change, version: own('version', '+', 1) }))
    .where('district_key', '=', districtKey)
    .where('id', '=', id)
    .execute()
}

/** The closed problems of a household in a campaign. */
export function listClosed(trx: Trx, districtKey: string, campaignId: string, householdId: string): Promise<Row<'finding'>[]> {
  return trx
    .selectFrom('finding')
    .selectAll()
    .where('district_key', '=', districtKey)
    .where('campaign_id', '=', campaignId)
    .where('household_id', '=', householdId)
    .where('state', '=', 'FIXED')
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** The town over a place, or the place itself when it is one; undefined above towns. */
export async function findTownOf(trx: Trx, districtKey: string, areaPath: string): Promise<string | undefined> {
  const row = await trx.selectFrom('area').select('id').where('district_key', '=', districtKey).where('level', '=', 'town').where(sql<boolean>`starts_with(${areaPath}, path)`).executeTakeFirst()
  return row?.id
}

export interface CaseHousehold {
  area_path: string
  people: string[]
}

/** Where a household of a campaign's roster is, with the ids of its people; `held`: where it stays until the end of the transaction. */
export async function findCaseHousehold(trx: Trx, districtKey: string, householdId: string, who: Reaching, held?: 'held'): Promise<CaseHousehold | undefined> {
  const found = await sql<CaseHousehold>`
    SELECT household.area_path, coalesce((SELECT array_agg(m.person_id::text) FROM membership m WHERE m.district_key = ${districtKey} AND m.household_id = household.id), '{}') AS people
      FROM household WHERE household.district_key = ${districtKey} AND household.id = ${householdId} AND ${reached(who, 'household.id')} ${held ? sql`FOR SHARE OF household` : sql``}`.execute(trx)
  return found.rows[0]
}

/** Open problems of an area for which somebody of a name answers. */
export function listOwnedOpen(trx: Trx, districtKey: string, ownerPerson: string, areaPath: string): Promise<Pick<Row<'finding'>, 'id' | 'area_path' | 'state'>[]> {
  return trx.selectFrom('finding').select(['id', 'area_path', 'state']).where('district_key', '=', districtKey).where('owner_person', '=', ownerPerson).where('state', '<>', 'FIXED').where(within(areaPath, 'finding.area_path')).orderBy('id').execute()
}

export async function giveFindings(trx: Trx, districtKey: string, ids: readonly string[], ownerPerson: string): Promise<void> {
  if (ids.length === 0) return
  await trx
    .updateTable('finding')
    .set((own) => ({ owner_person: ownerPerson, version: own('version', '+', 1) }))
    .where('district_key', '=', districtKey)
    .where('id', 'in', ids)
    .execute()
}
