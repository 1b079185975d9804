import type { Particulars } from '#domain/roster/particulars.ts'
import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { insertMany, type Columns, type Into } from '../../database/insert-many.ts'
import { holding, idsOfNamed } from '../../database/named.ts'
import { reached, type Reaching } from '../../database/reached.ts'
import type { NewRow, Row, StoredLabels } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'
import { standsAt, standsIn, within } from '../../database/within.ts'

export type EntryRow = Row<'roster_entry'>

const entryColumns = {
  district_key: 'text',
  id: 'uuid',
  area_path: 'text',
  campaign_id: 'uuid',
  household_id: 'uuid',
  is_placed: 'boolean',
  part: 'text',
  sources: 'jsonb',
  reason: 'text',
  state: 'text',
  coverage: 'text',
  import_id: 'uuid',
  particulars: 'jsonb',
  at: 'timestamptz',
} as const satisfies Columns<'roster_entry'>

export function insertEntries(into: Into, entries: NewRow<'roster_entry'>[]): Promise<void> {
  return insertMany(into, 'roster_entry', entryColumns, entries.map((entry) => ({ particulars: '{}', ...entry })))
}

/** Households that stand on the roster of a campaign, struck ones too, of those asked for. */
export async function listEntriesOf(trx: Trx, districtKey: string, campaignId: string, householdIds: readonly string[]): Promise<Pick<EntryRow, 'household_id' | 'state' | 'import_id'>[]> {
  const found = await sql<Pick<EntryRow, 'household_id' | 'state' | 'import_id'>>`
    SELECT household_id, state, import_id FROM roster_entry
     WHERE district_key = ${districtKey} AND campaign_id = ${campaignId} AND household_id = ANY(${householdIds as string[]}::uuid[])`.execute(trx)
  return found.rows
}

/** Gives entries that were made a moment ago what came after. */
export async function changeEntries(trx: Trx, districtKey: string, campaignId: string, changed: readonly { householdId: string; sources: readonly string[]; reason: string; particulars: Particulars }[]): Promise<void> {
  if (changed.length === 0) return
  await sql`
    UPDATE roster_entry e SET sources = v.sources, reason = v.reason, particulars = v.particulars
      FROM jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) AS v("householdId" uuid, sources jsonb, reason text, particulars jsonb)
     WHERE e.district_key = ${districtKey} AND e.campaign_id = ${campaignId} AND e.household_id = v."householdId"`.execute(trx)
}

export interface EntryFilter {
  readonly who: Reaching
  readonly scope: string
  /** Path of an area at or below the scope. */
  readonly areaPath?: string | undefined
  readonly part?: string | undefined
  readonly coverage?: string | undefined
  /** Somebody was not seen, and this was the day to go again. */
  readonly againOn?: string | undefined
  readonly label?: string | undefined
  readonly source?: string | undefined
  /** Rows of one of these parts that stand under no source but those. */
  readonly sourceless?: { readonly in: readonly string[]; readonly but: readonly string[] } | undefined
  /** Id of a team, or `none`. */
  readonly team?: string | undefined
  /** What sources ask for without fail: rows of such a source that lack one of the answers. */
  readonly lacking?: readonly { readonly source: string; readonly asks: readonly string[] }[] | undefined
  readonly isUnplaced?: boolean | undefined
  readonly importId?: string | undefined
  readonly search?: string | undefined
  readonly state: string
  readonly today: string
}

export interface ListedEntry extends EntryRow {
  head_name: string
  head_pinyin: string
  address: string
  labels: StoredLabels
}

/** Where a page of the roster ended. */
export interface EntryPlace {
  readonly areaPath: string
  readonly sound: string
  readonly name: string
  readonly householdId: string
}

const and = (parts: readonly RawBuilder<unknown>[]) => sql.join([...parts], sql` AND `)

/**
 * Households and their entries are gathered set by set and not joined: a plan that takes a village for a few households goes through the
 * village for each of them.
 * @param paths areas that are looked at; all of the filter's without them
 */
function predicatesOf(districtKey: string, campaignId: string, filter: EntryFilter, paths?: readonly string[]): RawBuilder<unknown> {
  const { areaPath, part, coverage, source, team, today } = filter
  const wanted: RawBuilder<unknown>[] = [
    sql`roster_entry.district_key = ${districtKey}`,
    sql`roster_entry.campaign_id = ${campaignId}`,
    sql`roster_entry.state = ${filter.state}`,
    within(filter.scope, 'roster_entry.area_path'),
    reached(filter.who, 'roster_entry.household_id'),
  ]
  if (areaPath !== undefined) wanted.push(within(areaPath, 'roster_entry.area_path'))
  if (paths) wanted.push(standsIn(paths, 'roster_entry.area_path'))
  if (part !== undefined) wanted.push(sql`roster_entry.part = ${part}`)
  if (source !== undefined) wanted.push(sql`roster_entry.sources ? ${source}`)
  if (filter.sourceless !== undefined) wanted.push(sql`(roster_entry.part = ANY(${filter.sourceless.in as string[]}::text[]) AND roster_entry.sources - ${filter.sourceless.but as string[]}::text[] = '[]'::jsonb)`)
  if (team === 'none') wanted.push(sql`roster_entry.is_placed AND roster_entry.coverage <> 'GONE' AND ${teamOfEntry(today)} IS NULL`)
  else if (team !== undefined) wanted.push(sql`${teamOfEntry(today)} = ${team}`)
  if (filter.lacking !== undefined) {
    const lacks = filter.lacking.map(({ source: id, asks }) => sql`(roster_entry.sources ? ${id} AND NOT coalesce(roster_entry.particulars->(${id}::text) ?& ${asks as string[]}::text[], false))`)
    wanted.push(lacks.length === 0 ? sql`false` : sql`(${sql.join(lacks, sql` OR `)})`)
  }
  if (filter.isUnplaced !== undefined) wanted.push(filter.isUnplaced ? sql`NOT roster_entry.is_placed` : sql`roster_entry.is_placed`)
  if (filter.importId !== undefined) wanted.push(sql`roster_entry.import_id = ${filter.importId}`)
  if (coverage === 'AGAIN_DUE') wanted.push(sql`roster_entry.coverage = 'PARTLY' AND roster_entry.again_on < ${today}::date`)
  // A visit that was begun is not handed in: the household counts as not visited, as on the board.
  else if (coverage === 'NOT_VISITED') wanted.push(sql`roster_entry.coverage IN ('NOT_VISITED', 'DRAFT')`)
  // Also of a household that was visited before, and each of two drafts.
  else if (coverage === 'DRAFT') wanted.push(sql`EXISTS (SELECT 1 FROM visit v WHERE v.district_key = ${districtKey} AND v.campaign_id = ${campaignId} AND v.household_id = roster_entry.household_id AND v.state = 'DRAFT')`)
  else if (coverage !== undefined) wanted.push(sql`roster_entry.coverage = ${coverage}`)
  if (filter.againOn !== undefined) wanted.push(sql`roster_entry.coverage = 'PARTLY' AND roster_entry.again_on = ${filter.againOn}::date`)
  const at = (column: string) => (paths ? standsIn(paths, column) : within(areaPath ?? filter.scope, column))
  if (filter.label !== undefined) {
    wanted.push(sql`roster_entry.household_id = ANY(ARRAY(
      SELECT household.id FROM household
       WHERE household.district_key = ${districtKey} AND ${at('household.area_path')}
         AND (household.labels->'household' ? ${filter.label} OR jsonb_path_exists(household.labels, '$.persons.*[*] ? (@ == $label)', ${JSON.stringify({ label: filter.label })}::jsonb))))`)
  }
  if (filter.search) {
    // A head whose own row was refused stands in the name of the household alone; its people stand where it stands, those who left it anywhere in what the asker sees.
    wanted.push(sql`roster_entry.household_id = ANY(ARRAY(
      SELECT household.id FROM household WHERE household.district_key = ${districtKey} AND ${at('household.area_path')} AND household.head_name LIKE ${holding(filter.search)}
      UNION ALL
      SELECT membership.household_id FROM membership
       WHERE membership.district_key = ${districtKey} AND membership.person_id = ANY(ARRAY(${idsOfNamed(districtKey, filter.search, at('person.area_path'))}))
      UNION ALL
      SELECT membership.household_id FROM membership JOIN person ON person.district_key = ${districtKey} AND person.id = membership.person_id
       WHERE membership.district_key = ${districtKey} AND membership.to_date IS NOT NULL AND ${at('membership.area_path')} AND ${within(filter.scope, 'person.area_path')} AND person.name LIKE ${holding(filter.search)}))`)
  }
  return and(wanted)
}

/** Who visits a household of `roster_entry`: its own team or account until the day given, else the team of its village; NULL: nobody. */
export function teamOfEntry(today: string) {
  return sql`coalesce(
    (SELECT coalesce(a.team_id, a.account_id)::text FROM assignment a
      WHERE a.district_key = roster_entry.district_key AND a.household_id = roster_entry.household_id AND (a.until_date IS NULL OR a.until_date >= ${today}::date)),
    (SELECT v.team_id::text FROM team_village v WHERE v.district_key = roster_entry.district_key AND v.area_path = roster_entry.area_path AND v.is_default))`
}

/**
 * A page of the roster by the codes of the areas, inside an area by how the names of the heads sound. Goes through as many areas as hold
 * about a page, four at most, then through more, and stops when the page is full, however long the roster is.
 */
export async function listEntryPage(trx: Trx, districtKey: string, campaignId: string, filter: EntryFilter, after: EntryPlace | undefined, limit: number): Promise<ListedEntry[]> {
  const places = await listPlaces(trx, districtKey, campaignId, filter.areaPath ?? filter.scope)
  const found: ListedEntry[] = []
  let at = after ? Math.max(0, places.findIndex((place) => place.path === after.areaPath)) : 0
  for (let rows = limit; at < places.length && found.length < limit; rows *= 4) {
    const paths: string[] = []
    for (let held = 0; at < places.length && held < rows; at += 1) {
      paths.push(places[at]!.path)
      held += Math.max(places[at]!.households, limit / 4)
    }
    found.push(...(await listEntriesIn(trx, districtKey, campaignId, filter, paths, after, limit - found.length)))
  }
  return found
}

/** Areas at or below a place in the order of their codes, with the households that the roster has in each. */
async function listPlaces(trx: Trx, districtKey: string, campaignId: string, scope: string): Promise<{ path: string; households: number }[]> {
  const found = await sql<{ path: string; households: number }>`
    SELECT area.path, coalesce(area_count.households, 0) AS households
      FROM area LEFT JOIN area_count ON area_count.district_key = ${districtKey} AND area_count.campaign_id = ${campaignId} AND area_count.area_path = area.path
     WHERE area.district_key = ${districtKey} AND ${within(scope, 'area.path')}
     ORDER BY area.code COLLATE "C", area.path COLLATE "C"`.execute(trx)
  return found.rows
}

async function listEntriesIn(trx: Trx, districtKey: string, campaignId: string, filter: EntryFilter, paths: readonly string[], after: EntryPlace | undefined, limit: number): Promise<ListedEntry[]> {
  const found = await sql<ListedEntry>`
    WITH page AS MATERIALIZED (
      SELECT household.id, household.head_name, household.head_pinyin, household.address, household.labels, array_position(${paths as string[]}::text[], household.area_path) AS no
        FROM household
       WHERE household.district_key = ${districtKey} AND ${standsIn(paths, 'household.area_path')}
         AND household.id = ANY(ARRAY(SELECT roster_entry.household_id FROM roster_entry WHERE ${predicatesOf(districtKey, campaignId, filter, paths)}))
         ${after ? sql`AND (household.area_path <> ${after.areaPath} OR (household.head_pinyin COLLATE "C", household.head_name COLLATE "C", household.id) > (${after.sound}, ${after.name}, ${after.householdId}::uuid))` : sql``}
       ORDER BY no, household.head_pinyin COLLATE "C", household.head_name COLLATE "C", household.id LIMIT ${limit}),
    listed AS MATERIALIZED (
      SELECT * FROM roster_entry
       WHERE district_key = ${districtKey} AND campaign_id = ${campaignId} AND ${standsIn(paths, 'roster_entry.area_path')} AND household_id = ANY(ARRAY(SELECT id FROM page)))
    SELECT listed.*, page.head_name, page.head_pinyin, page.address, page.labels
      FROM page JOIN listed ON listed.household_id = page.id
     ORDER BY page.no, page.head_pinyin COLLATE "C", page.head_name COLLATE "C", page.id`.execute(trx)
  return found.rows
}

/** How many rows a filter lets through: from what is counted anyway where that says it, else by counting. */
export async function countEntryPage(trx: Trx, districtKey: string, campaignId: string, filter: EntryFilter): Promise<number> {
  const kept = keptCount(filter)
  const found = kept
    ? await sql<{ count: number }>`SELECT coalesce(sum(${kept}), 0)::int AS count FROM area_count WHERE district_key = ${districtKey} AND campaign_id = ${campaignId} AND ${within(filter.scope)} AND ${within(filter.areaPath ?? filter.scope)}`.execute(trx)
    : await sql<{ count: number }>`SELECT count(*)::int AS count FROM roster_entry WHERE ${predicatesOf(districtKey, campaignId, filter)}`.execute(trx)
  return found.rows[0]?.count ?? 0
}

/** The kept count of a filter that asks for nothing but an area and a coverage, or for the box. */
function keptCount({ who, state, part, coverage, againOn, label, source, sourceless, team, lacking, isUnplaced, importId, search }: EntryFilter): RawBuilder<unknown> | undefined {
  if (who.actor.reach !== null || state !== 'LISTED' || part !== undefined || againOn !== undefined || label !== undefined || source !== undefined || sourceless !== undefined || team !== undefined || lacking !== undefined || importId !== undefined || search) return undefined
  if (isUnplaced !== undefined) return coverage === undefined ? (isUnplaced ? sql`unplaced` : sql`households - unplaced`) : undefined
  switch (coverage) {
    case undefined: return sql`households`
    case 'SEEN': return sql`seen`
    case 'PARTLY': return sql`partly`
    case 'GONE': return sql`gone`
    case 'NOT_VISITED': return sql`households - seen - partly - gone`
    default: return undefined
  }
}

export interface HouseholdLine {
  id: string
  head_name: string
  address: string
  labels: StoredLabels
  members: { name: string; mask: string; isHead: boolean; phone: string | null; remark: string | null }[]
  aid: string[]
  group: string | null
}

/** What a roster shows of households: current members, the head first, and the kinds of aid received today. */
export async function listHouseholdLines(trx: Trx, districtKey: string, ids: readonly string[], today: string): Promise<HouseholdLine[]> {
  if (ids.length === 0) return []
  // Set by set, each once, so that the planner cannot choose to go through all people, or all that was gathered, for each household.
  const asked = sql`ANY(${ids as string[]}::uuid[])`
  const found = await sql<HouseholdLine>`
    WITH ms AS MATERIALIZED (
      SELECT m.household_id, jsonb_agg(jsonb_build_object('name', p.name, 'mask', p.citizen_id_mask, 'isHead', m.is_head, 'phone', p.facts->'phone'->>'value', 'remark', p.facts->'remark'->>'value') ORDER BY m.is_head DESC, m.id) AS members
        FROM membership m JOIN person p ON p.district_key = m.district_key AND p.id = m.person_id
       WHERE m.district_key = ${districtKey} AND m.household_id = ${asked} AND (m.to_date IS NULL OR m.to_date > ${today}::date)
       GROUP BY m.household_id),
    received AS MATERIALIZED (
      SELECT a.household_id, jsonb_agg(DISTINCT a.kind) AS kinds
        FROM aid a
       WHERE a.district_key = ${districtKey} AND a.household_id = ${asked}
         AND (a.from_date IS NULL OR a.from_date <= ${today}::date) AND (a.to_date IS NULL OR a.to_date > ${today}::date)
       GROUP BY a.household_id)
    SELECT h.id, h.head_name, h.address, h.labels, h.facts->'group'->>'value' AS "group", coalesce(ms.members, '[]') AS members, coalesce(received.kinds, '[]') AS aid
      FROM household h LEFT JOIN ms ON ms.household_id = h.id LEFT JOIN received ON received.household_id = h.id
     WHERE h.district_key = ${districtKey} AND h.id = ${asked}`.execute(trx)
  return found.rows
}

/** Those of one village that stand or stood on its roster, in the order in which they came. */
export function listVillageEntries(trx: Trx, districtKey: string, campaignId: string, areaPath: string, isLocking: boolean): Promise<EntryRow[]> {
  return trx
    .selectFrom('roster_entry')
    .selectAll()
    .where('district_key', '=', districtKey)
    .where('campaign_id', '=', campaignId)
    .where(standsAt(areaPath))
    .where('is_placed', '=', true)
    .orderBy('id')
    .$if(isLocking, (query) => query.forUpdate())
    .execute()
}

export interface VillageCount {
  area_path: string
  part: string
  listed: number
  without_team: number
  seen: number
}

/** Households listed, by village and part. Whether each has a team is joined for all at once: asked one by one, a district waits for seconds. */
export async function countVillageEntries(trx: Trx, districtKey: string, campaignId: string, scope: string, today: string): Promise<VillageCount[]> {
  const found = await sql<VillageCount>`
    SELECT e.area_path, e.part, count(*) FILTER (WHERE e.state = 'LISTED') AS listed, count(*) FILTER (WHERE e.state = 'LISTED' AND e.coverage = 'SEEN') AS seen,
           count(*) FILTER (WHERE e.state = 'LISTED' AND e.coverage <> 'GONE' AND a.household_id IS NULL AND v.area_path IS NULL) AS without_team
      FROM roster_entry e
      LEFT JOIN (
        SELECT household_id FROM assignment
         WHERE district_key = ${districtKey} AND ${within(scope)} AND coalesce(team_id, account_id) IS NOT NULL AND (until_date IS NULL OR until_date >= ${today}::date)) a ON a.household_id = e.household_id
      LEFT JOIN team_village v ON v.district_key = ${districtKey} AND v.area_path = e.area_path AND v.is_default
     WHERE e.district_key = ${districtKey} AND e.campaign_id = ${campaignId} AND e.is_placed AND ${within(scope, 'e.area_path')}
     GROUP BY e.area_path, e.part`.execute(trx)
  return found.rows
}

export function findEntry(trx: Trx, districtKey: string, id: string): Promise<EntryRow | undefined> {
  return trx.selectFrom('roster_entry').selectAll().where('district_key', '=', districtKey).where('id', '=', id).forUpdate().executeTakeFirst()
}

export function findEntryOf(trx: Trx, districtKey: string, campaignId: string, householdId: string): Promise<EntryRow | undefined> {
  return trx.selectFrom('roster_entry').selectAll().where('district_key', '=', districtKey).where('campaign_id', '=', campaignId).where('household_id', '=', householdId).forUpdate().executeTakeFirst()
}

export type EntryChange = Partial<Pick<NewRow<'roster_entry'>, 'state' | 'reason' | 'sources' | 'strike_reason' | 'part' | 'particulars' | 'is_restricted'>>

export async function updateEntry(trx: Trx, districtKey: string, id: string, change: EntryChange): Promise<void> {
  await trx.updateTable('roster_entry').set({ ...(change as object) }).set((own) => ({ version: own('version', '+', 1) })).where('district_key', '=', districtKey).where('id', '=', id).execute()
}

/** The chosen entries, whatever they are, locked. */
export async function listEntriesById(trx: Trx, districtKey: string, campaignId: string, ids: readonly string[]): Promise<EntryRow[]> {
  return trx.selectFrom('roster_entry').selectAll().where('district_key', '=', districtKey).where('campaign_id', '=', campaignId).where('id', 'in', ids).forUpdate().execute()
}

/** Listed rows of which one of the questions is answered with yes. */
export async function listEntriesAnswering(trx: Trx, districtKey: string, campaignId: string, { who, scope, asking }: { readonly who: Reaching; readonly scope: string; readonly asking: readonly { readonly source: string; readonly ask: string }[] }): Promise<EntryRow[]> {
  if (asking.length === 0) return []
  return trx
    .selectFrom('roster_entry')
    .selectAll()
    .where('district_key', '=', districtKey)
    .where('campaign_id', '=', campaignId)
    .where('state', '=', 'LISTED')
    .where(within(scope))
    .where(reached(who, 'roster_entry.household_id'))
    .where((where) => where.or(asking.map(({ source, ask }) => sql<SqlBool>`roster_entry.particulars->(${source}::text)->(${ask}::text) = 'true'::jsonb`)))
    .orderBy('id')
    .execute()
}
