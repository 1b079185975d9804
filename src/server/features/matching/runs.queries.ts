import { sql } from 'kysely'
import type { MatchColumns, MatchCounts } from '../../database/matching-tables.ts'
import type { NewRow, Row } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'
import { within } from '../../database/within.ts'
import { isAuthorised } from './authorisations.queries.ts'

export type RunRow = Row<'match_run'>

/** Whom a run looks for: members of households of a scope, and only of those that allowed it where no law does. */
export interface LookedFor {
  readonly scope: string
  readonly dataset: string
  readonly needsAuthorisation: boolean
  readonly today: string
}

const isMember = (districtKey: string, today: string) => sql`m.district_key = ${districtKey} AND (m.to_date IS NULL OR m.to_date > ${today}::date)`
const isAllowed = (districtKey: string, { needsAuthorisation, dataset, today }: LookedFor) => (needsAuthorisation ? isAuthorised(districtKey, 'm.household_id', dataset, today) : sql`true`)

/** The next of those who are looked for and have an id, in the order of their records. Memberships are told where to begin too, or each page would go through those of all before. */
export async function listSealedIds(trx: Trx, districtKey: string, sought: LookedFor, after: string, most: number): Promise<{ id: string; citizen_id_sealed: Buffer }[]> {
  const found = await sql<{ id: string; citizen_id_sealed: Buffer }>`
    SELECT p.id, p.citizen_id_sealed FROM person p
     WHERE p.district_key = ${districtKey} AND p.id > ${after}::uuid AND p.citizen_id_sealed IS NOT NULL AND p.merged_into IS NULL AND ${within(sought.scope, 'p.area_path')}
       AND EXISTS (SELECT 1 FROM membership m WHERE m.person_id = p.id AND m.person_id > ${after}::uuid AND ${isMember(districtKey, sought.today)} AND ${isAllowed(districtKey, sought)})
     ORDER BY p.id LIMIT ${most}`.execute(trx)
  return found.rows
}

export interface SoughtPerson {
  id: string
  name: string
  household_id: string
  area_path: string
}

/** Those of some people who are looked for, each with the household of today. */
export async function listSoughtPersons(trx: Trx, districtKey: string, sought: LookedFor, ids: readonly string[]): Promise<SoughtPerson[]> {
  const found = await sql<SoughtPerson>`
    SELECT p.id, p.name, h.id AS household_id, h.area_path FROM person p
      JOIN LATERAL (SELECT m.household_id FROM membership m WHERE m.person_id = p.id AND ${isMember(districtKey, sought.today)} AND ${isAllowed(districtKey, sought)}
                     ORDER BY m.from_date DESC NULLS LAST, m.id DESC LIMIT 1) of ON true
      JOIN household h ON h.district_key = ${districtKey} AND h.id = of.household_id
     WHERE p.district_key = ${districtKey} AND p.id = ANY(${ids as string[]}::uuid[]) AND ${within(sought.scope, 'h.area_path')}`.execute(trx)
  return found.rows
}

export interface DescribedPerson {
  id: string
  name: string
  pinyin: string
  birth_date: string | null
  sex: 'MALE' | 'FEMALE' | null
  village: string
  address: string
}

/**
 * Those who are looked for and were born on one of some days or whose names sound like one of some others, each with where the
 * household of today lives: whom a row without an id may mean.
 */
export async function listDescribed(trx: Trx, districtKey: string, sought: LookedFor, days: readonly string[], sounds: readonly string[]): Promise<DescribedPerson[]> {
  const found = await sql<DescribedPerson>`
    SELECT p.id, p.name, p.name_pinyin AS pinyin, p.birth_date, p.sex, coalesce(ar.name, '') AS village, h.address FROM person p
      JOIN LATERAL (SELECT m.household_id FROM membership m WHERE m.person_id = p.id AND ${isMember(districtKey, sought.today)} AND ${isAllowed(districtKey, sought)}
                     ORDER BY m.from_date DESC NULLS LAST, m.id DESC LIMIT 1) of ON true
      JOIN household h ON h.district_key = ${districtKey} AND h.id = of.household_id
      LEFT JOIN area ar ON ar.path = h.area_path
     WHERE p.district_key = ${districtKey} AND p.merged_into IS NULL AND p.is_findable AND ${within(sought.scope, 'p.area_path')}
       AND (p.birth_date = ANY(${days as string[]}::date[]) OR p.name_pinyin COLLATE "C" = ANY(${sounds as string[]}::text[]))`.execute(trx)
  return found.rows
}

/** How many people and households with an id there are in a scope, and how many of them are looked for. */
export async function countSought(trx: Trx, districtKey: string, sought: LookedFor): Promise<{ people: number; households: number; left_out: number }> {
  const found = await sql<{ people: number; households: number; left_out: number }>`
    SELECT count(DISTINCT person_id) FILTER (WHERE allowed)::int AS people, count(DISTINCT household_id) FILTER (WHERE allowed)::int AS households, count(DISTINCT household_id) FILTER (WHERE NOT allowed)::int AS left_out
      FROM (SELECT m.person_id, m.household_id, ${isAllowed(districtKey, sought)} AS allowed
              FROM membership m JOIN person p ON p.district_key = ${districtKey} AND p.id = m.person_id
             WHERE ${isMember(districtKey, sought.today)} AND p.citizen_id_sealed IS NOT NULL AND p.merged_into IS NULL AND ${within(sought.scope, 'p.area_path')}) q`.execute(trx)
  return found.rows[0] as { people: number; households: number; left_out: number }
}

export async function insertRun(trx: Trx, row: NewRow<'match_run'>): Promise<void> {
  await trx.insertInto('match_run').values(row).execute()
}

/** Whose runs somebody sees: those of a scope, a department its own. */
export interface RunsSeen {
  readonly scope: string
  readonly department: string | null
}

const seen = ({ scope, department }: RunsSeen) => sql<boolean>`${within(scope)} AND ${department === null ? sql`true` : sql`department = ${department}`}`

export function findRun(trx: Trx, districtKey: string, by: RunsSeen, id: string): Promise<RunRow | undefined> {
  return trx.selectFrom('match_run').selectAll().where('district_key', '=', districtKey).where('id', '=', id).where(seen(by)).executeTakeFirst()
}

/** A run of one's own area, or one that said something of its people. */
export async function findSeenRun(trx: Trx, districtKey: string, scope: string, id: string): Promise<Pick<RunRow, 'purpose' | 'basis' | 'legal_basis' | 'source_date' | 'file_name' | 'by_name' | 'at'> | undefined> {
  const found = await sql<RunRow>`
    SELECT r.purpose, r.basis, r.legal_basis, r.source_date, r.file_name, r.by_name, r.at FROM match_run r
     WHERE r.district_key = ${districtKey} AND r.id = ${id}::uuid
       AND (${within(scope, 'r.area_path')} OR EXISTS (SELECT 1 FROM match_sighting s WHERE s.district_key = ${districtKey} AND s.run_id = r.id AND ${within(scope, 's.area_path')}))`.execute(trx)
  return found.rows[0]
}

/** Held until the write is done: pieces of one run go one after another. */
export function lockRun(trx: Trx, districtKey: string, by: RunsSeen, id: string): Promise<RunRow | undefined> {
  return trx.selectFrom('match_run').selectAll().where('district_key', '=', districtKey).where('id', '=', id).where(seen(by)).forUpdate().executeTakeFirst()
}

export interface RunChange {
  readonly state: string
  readonly readBytes?: number
  readonly digestSofar?: RunRow['digest_sofar']
  readonly shape?: RunRow['shape']
  readonly counts?: MatchCounts
  readonly columns?: MatchColumns
  readonly digest?: string
  readonly failure?: string
  readonly finishedAt?: Date
  readonly at: Date
}

export async function updateRun(trx: Trx, districtKey: string, id: string, change: RunChange): Promise<void> {
  await trx
    .updateTable('match_run')
    .set({
      state: change.state,
      touched_at: change.at,
      ...(change.readBytes !== undefined && { read_bytes: change.readBytes }),
      ...(change.digestSofar && { digest_sofar: JSON.stringify(change.digestSofar) }),
      ...(change.shape && { shape: JSON.stringify(change.shape) }),
      ...(change.counts && { counts: JSON.stringify(change.counts) }),
      ...(change.digest !== undefined && { digest: change.digest }),
      ...(change.failure !== undefined && { failure: change.failure }),
      ...(change.finishedAt && { finished_at: change.finishedAt }),
    })
    .where('district_key', '=', districtKey)
    .where('id', '=', id)
    .execute()
}

export interface RunFilter extends RunsSeen {
  readonly dataset: string | undefined
  readonly after: string | undefined
  readonly limit: number
}

/** The youngest first. */
export async function listRunRows(trx: Trx, districtKey: string, { dataset, after, limit, ...by }: RunFilter): Promise<RunRow[]> {
  let query = trx.selectFrom('match_run').selectAll().where('district_key', '=', districtKey).where(seen(by))
  if (dataset !== undefined) query = query.where('dataset', '=', dataset)
  if (after !== undefined) query = query.where('id', '<', after)
  return query.orderBy('id', 'desc').limit(limit).execute()
}

export async function countRuns(trx: Trx, districtKey: string, by: RunsSeen, dataset: string | undefined): Promise<number> {
  let query = trx.selectFrom('match_run').select((all) => all.fn.countAll<string>().as('count')).where('district_key', '=', districtKey).where(seen(by))
  if (dataset !== undefined) query = query.where('dataset', '=', dataset)
  return Number((await query.executeTakeFirstOrThrow()).count)
}

export interface DeliveryRow {
  id: string
  dataset: string
  source_date: string
  at: string
  rows: number
  households: number
  left_out: number
  area_name: string
  level: string
}

/** Every run that was read to its end for the whole district or within a scope, those with the oldest data first. */
export async function listDeliveries(trx: Trx, districtKey: string, scope: string): Promise<DeliveryRow[]> {
  const found = await sql<DeliveryRow>`
    SELECT r.id, r.dataset, r.source_date, r.at, (r.counts->>'rows')::int AS rows, r.households, r.left_out, coalesce(ar.name, '') AS area_name, coalesce(ar.level, '') AS level
      FROM match_run r LEFT JOIN area ar ON ar.path = r.area_path
     WHERE r.district_key = ${districtKey} AND r.state = 'DONE' AND (ar.level = 'district' OR ${within(scope, 'r.area_path')}) ORDER BY r.source_date, r.id`.execute(trx)
  return found.rows
}

/** Households of a scope with somebody who has an id; by data set how many of them may be looked for. */
export async function countCoverage(trx: Trx, districtKey: string, scope: string, today: string, codes: readonly string[]): Promise<{ households: number; authorised: Map<string, number> }> {
  const found = await sql<{ code: string | null; count: number }>`
    WITH lived AS MATERIALIZED (
      SELECT DISTINCT m.household_id FROM membership m JOIN person p ON p.district_key = ${districtKey} AND p.id = m.person_id
       WHERE ${isMember(districtKey, today)} AND p.citizen_id_sealed IS NOT NULL AND p.merged_into IS NULL AND ${within(scope, 'p.area_path')}),
    allowed AS MATERIALIZED (
      SELECT au.household_id, au.datasets FROM authorisation au
       WHERE au.district_key = ${districtKey} AND ${within(scope, 'au.area_path')} AND au.signed_on <= ${today}::date AND (au.until_date IS NULL OR au.until_date >= ${today}::date) AND (au.ended_on IS NULL OR au.ended_on > ${today}::date))
    SELECT NULL AS code, count(*)::int AS count FROM lived
    UNION ALL
    SELECT c.code, count(DISTINCT lived.household_id)::int FROM unnest(${codes as string[]}::text[]) AS c(code)
      LEFT JOIN allowed ON allowed.datasets = '[]' OR allowed.datasets ? c.code LEFT JOIN lived ON lived.household_id = allowed.household_id GROUP BY c.code`.execute(trx)
  return { households: found.rows.find((row) => row.code === null)?.count ?? 0, authorised: new Map(found.rows.flatMap(({ code, count }) => (code === null ? [] : [[code, count]]))) }
}

export async function countOpenHits(trx: Trx, districtKey: string, scope: string): Promise<Map<string, number>> {
  const found = await sql<{ dataset: string; count: number }>`SELECT dataset, count(*)::int AS count FROM match_hit WHERE district_key = ${districtKey} AND state = 'OPEN' AND ${within(scope)} GROUP BY dataset`.execute(trx)
  return new Map(found.rows.map((row) => [row.dataset, row.count]))
}
