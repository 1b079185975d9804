import { sql, type RawBuilder } from 'kysely'
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

// A household may qualify that stands on the possible part of the roster, or in which such a problem was found.
function candidates(districtKey: string, { campaignId, kinds }: CandidateFilter): RawBuilder<CandidateRow> {
  return sql<CandidateRow>`
    SELECT h.id AS household_id, h.area_path, h.head_name, a.name AS area_name, a.code AS area_code, a.level AS area_level, above.name AS above_name,
      (e.id IS NOT NULL) AS is_possible, coalesce(f.findings, '[]'::jsonb) AS findings, o.outcome, o.aid, o.reason, o.decided_on, o.by_name
      FROM (
        SELECT household_id FROM roster_entry WHERE district_key = ${districtKey} AND campaign_id = ${campaignId} AND part = 'possible' AND state = 'LISTED'
        UNION SELECT household_id FROM finding WHERE district_key = ${districtKey} AND campaign_id = ${campaignId} AND kind = ANY(${[...kinds]}::text[])) i
      JOIN household h ON h.district_key = ${districtKey} AND h.id = i.household_id
      JOIN area a ON a.path = h.area_path LEFT JOIN area above ON above.id = a.parent_id
      LEFT JOIN roster_entry e ON e.district_key = h.district_key AND e.household_id = h.id AND e.campaign_id = ${campaignId} AND e.part = 'possible' AND e.state = 'LISTED'
      LEFT JOIN LATERAL (
        SELECT jsonb_agg(jsonb_build_object('id', g.id, 'kind', g.kind) ORDER BY g.id) AS findings FROM finding g
         WHERE g.district_key = ${districtKey} AND g.household_id = h.id AND g.campaign_id = ${campaignId} AND g.kind = ANY(${[...kinds]}::text[])) f ON true
      LEFT JOIN LATERAL (
        SELECT x.outcome, x.aid, x.reason, x.decided_on, x.by_name FROM eligibility_outcome x
         WHERE x.district_key = ${districtKey} AND x.household_id = h.id AND x.campaign_id = ${campaignId} ORDER BY x.at DESC, x.id DESC LIMIT 1) o ON true`
}

// An application is no end: it waits for its outcome.
const isOpen = sql`(c.outcome IS NULL OR c.outcome = 'APPLIED')`

function predicateOf(filter: CandidateFilter): RawBuilder<unknown> {
  const wanted: RawBuilder<unknown>[] = [within(filter.scope, 'c.area_path'), reached(filter.who, 'c.household_id')]
  if (filter.areaPath !== undefined) wanted.push(within(filter.areaPath, 'c.area_path'))
  if (filter.outcome !== undefined) wanted.push(filter.outcome === 'OPEN' ? isOpen : sql`c.outcome = ${filter.outcome}`)
  if (filter.householdId !== undefined) wanted.push(sql`c.household_id = ${filter.householdId}`)
  if (filter.search) wanted.push(sql`c.head_name LIKE ${`%${filter.search.replaceAll(/[\\%_]/g, '\\$&')}%`}`)
  return sql.join(wanted, sql` AND `)
}

// Those without an outcome first, village by village.
const group = sql`CASE WHEN ${isOpen} THEN 0 ELSE 1 END`

export async function listCandidateRows(trx: Trx, districtKey: string, filter: CandidateFilter, after: readonly [number, string, string] | undefined, limit: number): Promise<(CandidateRow & { sort_group: number })[]> {
  const goOn = after ? sql`(${group}, c.area_code COLLATE "C", c.household_id) > (${after[0]}::int, ${after[1]}, ${after[2]}::uuid)` : sql`true`
  const found = await sql<CandidateRow & { sort_group: number }>`
    SELECT c.*, ${group} AS sort_group FROM (${candidates(districtKey, filter)}) c
     WHERE ${predicateOf(filter)} AND ${goOn} ORDER BY ${group}, c.area_code COLLATE "C", c.household_id LIMIT ${limit}`.execute(trx)
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
    SELECT count(*)::int AS "all", (count(*) FILTER (WHERE ${isOpen}))::int AS open, ${of('APPLIED')} AS applied, ${of('ENROLLED')} AS enrolled, ${of('REFUSED')} AS refused, ${of('WATCHED')} AS watched, ${of('NOT_WANTED')} AS "notWanted"
      FROM (${candidates(districtKey, filter)}) c WHERE ${predicateOf(filter)}`.execute(trx)
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
