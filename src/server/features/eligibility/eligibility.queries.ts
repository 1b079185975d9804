import { sql, type RawBuilder } from 'kysely'
import { holding } from '../../database/named.ts'
import { reached, type Reaching } from '../../database/reached.ts'
import type { NewRow, Row } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'
import { within } from '../../database/within.ts'

export interface CandidateRow {
  household_id: string
  area_path: string
  head_name: string
  area_name: string
  area_code: string
  area_level: string
  above_name: string | null
  is_possible: boolean
  findings: { id: string; kind: string }[]
  outcome: string | null
  aid: string | null
  reason: string | null
  decided_on: string | null
  by_name: string | null
}

export interface CandidateFilter {
  readonly who: Reaching
  readonly campaignId: string
  /** Kinds of problems of which a household may qualify. */
  readonly kinds: readonly string[]
  readonly scope: string
  readonly areaPath: string | undefined
  readonly outcome: string | undefined
  readonly householdId: string | undefined
  readonly search: string | undefined
}

// A household may qualify that stands on the possible part of the roster, or in which such a problem was found; `c` are those that are asked for, with
// the newest word of each. Gathered set by set: most households of a district may be among them.
function candidates(districtKey: string, filter: CandidateFilter): RawBuilder<unknown> {
  const { campaignId, kinds, scope, areaPath, outcome, householdId, search } = filter
  const here = (table: string): RawBuilder<unknown> => {
    const wanted: RawBuilder<unknown>[] = [sql`${sql.ref(`${table}.district_key`)} = ${districtKey} AND ${sql.ref(`${table}.campaign_id`)} = ${campaignId}`, within(scope, `${table}.area_path`)]
    if (areaPath !== undefined) wanted.push(within(areaPath, `${table}.area_path`))
    if (householdId !== undefined) wanted.push(sql`${sql.ref(`${table}.household_id`)} = ${householdId}`)
    return sql.join(wanted, sql` AND `)
  }
  const named = search ? sql`i.household_id = ANY(ARRAY(SELECT h.id FROM household h WHERE h.district_key = ${districtKey} AND ${within(areaPath ?? scope, 'h.area_path')} AND h.head_name LIKE ${holding(search)}))` : sql`true`
  return sql`
    i AS MATERIALIZED (
      SELECT household_id, min(area_path) AS area_path, bool_or(is_possible) AS is_possible FROM (
        SELECT e.household_id, e.area_path, true AS is_possible FROM roster_entry e WHERE ${here('e')} AND e.part = 'possible' AND e.state = 'LISTED'
        UNION ALL
        SELECT f.household_id, f.area_path, false FROM finding f WHERE ${here('f')} AND f.kind = ANY(${[...kinds]}::text[])) i
       WHERE ${reached(filter.who, 'i.household_id')} AND ${named} GROUP BY household_id),
    o AS MATERIALIZED (
      SELECT DISTINCT ON (x.household_id) x.household_id, x.outcome, x.aid, x.reason, x.decided_on, x.by_name FROM eligibility_outcome x WHERE ${here('x')}
       ORDER BY x.household_id, x.at DESC, x.id DESC),
    c AS (
      SELECT i.household_id, i.area_path, i.is_possible, o.outcome, o.aid, o.reason, o.decided_on, o.by_name FROM i LEFT JOIN o ON o.household_id = i.household_id
       WHERE ${outcome === undefined ? sql`true` : outcome === 'OPEN' ? isOpen('o') : sql`o.outcome = ${outcome}`})`
}

// An application is no end: it waits for its outcome.
const isOpen = (of: 'o' | 'c') => sql`(${sql.ref(`${of}.outcome`)} IS NULL OR ${sql.ref(`${of}.outcome`)} = 'APPLIED')`

// Those without an outcome first, village by village.
const group = sql`CASE WHEN ${isOpen('c')} THEN 0 ELSE 1 END`

export async function listCandidateRows(trx: Trx, districtKey: string, filter: CandidateFilter, after: readonly [number, string, string] | undefined, limit: number): Promise<(CandidateRow & { sort_group: number })[]> {
  const goOn = after ? sql`(${group}, a.code COLLATE "C", c.household_id) > (${after[0]}::int, ${after[1]}, ${after[2]}::uuid)` : sql`true`
  const found = await sql<CandidateRow & { sort_group: number }>`
    WITH ${candidates(districtKey, filter)},
    page AS MATERIALIZED (
      SELECT c.*, ${group} AS sort_group, a.name AS area_name, a.code AS area_code, a.level AS area_level, above.name AS above_name
        FROM c JOIN area a ON a.path = c.area_path LEFT JOIN area above ON above.id = a.parent_id
       WHERE ${goOn} ORDER BY ${group}, a.code COLLATE "C", c.household_id LIMIT ${limit}),
    h AS MATERIALIZED (SELECT id, head_name FROM household WHERE district_key = ${districtKey} AND id = ANY(ARRAY(SELECT household_id FROM page))),
    f AS MATERIALIZED (
      SELECT g.household_id, jsonb_agg(jsonb_build_object('id', g.id, 'kind', g.kind) ORDER BY g.id) AS findings FROM finding g
       WHERE g.district_key = ${districtKey} AND g.household_id = ANY(ARRAY(SELECT household_id FROM page)) AND g.campaign_id = ${filter.campaignId} AND g.kind = ANY(${[...filter.kinds]}::text[]) GROUP BY g.household_id)
    SELECT page.*, h.head_name, coalesce(f.findings, '[]'::jsonb) AS findings
      FROM page JOIN h ON h.id = page.household_id LEFT JOIN f ON f.household_id = page.household_id
     ORDER BY page.sort_group, page.area_code COLLATE "C", page.household_id`.execute(trx)
  return found.rows
}

export interface CandidateCounts {
  all: number
  open: number
  applied: number
  enrolled: number
  refused: number
  watched: number
  notWanted: number
}

export async function countCandidates(trx: Trx, districtKey: string, filter: CandidateFilter): Promise<CandidateCounts> {
  const of = (outcome: string) => sql`(count(*) FILTER (WHERE c.outcome = ${outcome}))::int`
  const found = await sql<CandidateCounts>`
    WITH ${candidates(districtKey, filter)}
    SELECT count(*)::int AS "all", (count(*) FILTER (WHERE ${isOpen('c')}))::int AS open, ${of('APPLIED')} AS applied, ${of('ENROLLED')} AS enrolled, ${of('REFUSED')} AS refused, ${of('WATCHED')} AS watched, ${of('NOT_WANTED')} AS "notWanted"
      FROM c`.execute(trx)
  return found.rows[0] as CandidateCounts
}

export async function insertOutcome(trx: Trx, row: NewRow<'eligibility_outcome'>): Promise<void> {
  await trx.insertInto('eligibility_outcome').values(row).execute()
}

/** What was decided of a household, for its timeline. */
export function listOutcomes(trx: Trx, districtKey: string, householdId: string): Promise<Row<'eligibility_outcome'>[]> {
  return trx.selectFrom('eligibility_outcome').selectAll().where('district_key', '=', districtKey).where('household_id', '=', householdId).execute()
}

export interface LastOutcome {
  household_id: string
  outcome: string
  /** Whether it applied at any time, whatever came of that. */
  has_applied: boolean
}

/** What had become of the households of an area by a moment: the newest word of each. */
export async function listLastOutcomes(trx: Trx, districtKey: string, campaignId: string, areaPath: string, until: Date): Promise<Map<string, LastOutcome>> {
  const { rows } = await sql<LastOutcome>`
    SELECT DISTINCT ON (household_id) household_id, outcome, bool_or(outcome = 'APPLIED') OVER (PARTITION BY household_id) AS has_applied
      FROM eligibility_outcome
     WHERE district_key = ${districtKey} AND campaign_id = ${campaignId} AND at <= ${until} AND ${within(areaPath)}
     ORDER BY household_id, at DESC, id DESC`.execute(trx)
  return new Map(rows.map((row) => [row.household_id, row]))
}

/** A household stays where it is until the end of the transaction. */
export async function holdHousehold(trx: Trx, districtKey: string, id: string): Promise<void> {
  await trx.selectFrom('household').select('id').where('district_key', '=', districtKey).where('id', '=', id).forShare().execute()
}
