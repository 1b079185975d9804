import { sql } from 'kysely'
import { insertMany } from '../../database/insert-many.ts'
import type { NewRow, Row } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'
import { within } from '../../database/within.ts'

/** Hits that a data set already has about some people. */
export function listKnownHits(trx: Trx, districtKey: string, dataset: string, personIds: readonly string[]): Promise<Pick<Row<'match_hit'>, 'id' | 'person_id' | 'area_path' | 'fingerprint'>[]> {
  if (personIds.length === 0) return Promise.resolve([])
  return trx
    .selectFrom('match_hit')
    .select(['id', 'person_id', 'area_path', 'fingerprint'])
    .where('district_key', '=', districtKey)
    .where('dataset', '=', dataset)
    .where(sql<boolean>`person_id = ANY(${personIds as string[]}::uuid[])`)
    .execute()
}

/** Of some people those of whom a run has said something already. */
export async function listConcerned(trx: Trx, districtKey: string, runId: string, personIds: readonly string[]): Promise<string[]> {
  const found = await sql<{ id: string }>`
    SELECT DISTINCT x.person_id AS id FROM match_sighting s JOIN match_hit x ON x.district_key = ${districtKey} AND x.id = s.hit_id
     WHERE s.district_key = ${districtKey} AND s.run_id = ${runId}::uuid AND x.person_id = ANY(${personIds as string[]}::uuid[])`.execute(trx)
  return found.rows.map((row) => row.id)
}

export async function insertHits(trx: Trx, rows: readonly NewRow<'match_hit'>[]): Promise<void> {
  await insertMany(trx, 'match_hit', {
    district_key: 'text', id: 'uuid', area_path: 'text', household_id: 'uuid', person_id: 'uuid', dataset: 'text', first_run_id: 'uuid', last_run_id: 'uuid', fingerprint: 'bytea', kept_sealed: 'bytea',
    name_agreement: 'text', score: 'integer', reasons: 'jsonb', found_at: 'timestamptz', first_date: 'date', last_date: 'date', state: 'text',
  }, rows)
}

export async function insertSightings(trx: Trx, rows: readonly NewRow<'match_sighting'>[]): Promise<void> {
  await insertMany(trx, 'match_sighting', { district_key: 'text', id: 'uuid', area_path: 'text', hit_id: 'uuid', run_id: 'uuid', place: 'text', file_name: 'text' }, rows)
}

/** The same was said again. Older data than what is known already change nothing. */
export async function markSeenAgain(trx: Trx, districtKey: string, ids: readonly string[], runId: string, sourceDate: string): Promise<void> {
  if (ids.length === 0) return
  await sql`UPDATE match_hit SET last_run_id = ${runId}::uuid, last_date = greatest(last_date, ${sourceDate}::date) WHERE district_key = ${districtKey} AND id = ANY(${ids as string[]}::uuid[])`.execute(trx)
}

export interface HitFilter {
  readonly scope: string
  readonly state: string | undefined
  readonly isUndone: boolean
  readonly dataset: string | undefined
  readonly run: string | undefined
  readonly isFresh: boolean
  readonly name: string | undefined
  readonly household: string | undefined
}

function fits(districtKey: string, { scope, state, isUndone, dataset, run, isFresh, name, household }: HitFilter) {
  const seen = isFresh ? sql`x.first_run_id = ${run}` : sql`EXISTS (SELECT 1 FROM match_sighting s WHERE s.district_key = ${districtKey} AND s.hit_id = x.id AND s.run_id = ${run})`
  return sql`x.district_key = ${districtKey} AND ${within(scope, 'x.area_path')}
    AND ${state === undefined ? sql`true` : sql`x.state = ${state}`} AND ${isUndone ? sql`x.state = 'TRUE_MATTERS' AND x.done_at IS NULL` : sql`true`} AND ${dataset === undefined ? sql`true` : sql`x.dataset = ${dataset}`}
    AND ${run === undefined ? sql`true` : seen} AND ${name === undefined ? sql`true` : sql`x.name_agreement = ${name}`} AND ${household === undefined ? sql`true` : sql`x.household_id = ${household}`}`
}

export interface HitRow {
  id: string
  dataset: string
  household_id: string
  head_name: string
  person_id: string
  person_name: string
  masked_id: string
  birth_date: string | null
  area_name: string
  aid: string[]
  kept_sealed: Buffer
  name_agreement: 'SAME' | 'DIFFERS' | 'UNKNOWN'
  score: number | null
  reasons: string[]
  found_at: string
  first_date: string
  last_date: string
  last_run_id: string
  places: { fileName: string; place: string }[]
  state: string
  follow: string | null
  reason: string
  decided_at: string | null
  decided_by: string | null
  done_at: string | null
  done_by: string | null
  done_what: string | null
  is_alone: boolean
  is_aid_own: boolean
}

const mostPlaces = 5

// How the person of a hit stands in the household today.
const standing = (districtKey: string, today: string) => sql`
  NOT EXISTS (SELECT 1 FROM membership m WHERE m.district_key = ${districtKey} AND m.household_id = x.household_id AND m.person_id <> x.person_id AND (m.to_date IS NULL OR m.to_date > ${today}::date)) AS is_alone,
  coalesce((SELECT bool_and(a.person_id IS NOT NULL) FROM aid a WHERE ${isTheirs(districtKey, today)}), false) AS is_aid_own`
const isTheirs = (districtKey: string, today: string) => sql`a.district_key = ${districtKey} AND a.household_id = x.household_id AND (a.person_id IS NULL OR a.person_id = x.person_id) AND (a.to_date IS NULL OR a.to_date > ${today}::date)`

/** A page of hits, the youngest first, each with the person and the household as they are today. */
export async function listHitRows(trx: Trx, districtKey: string, filter: HitFilter, today: string, after: string | undefined, limit: number): Promise<HitRow[]> {
  const found = await sql<HitRow>`
    SELECT x.id, x.dataset, x.household_id, h.head_name, x.person_id, p.name AS person_name, p.citizen_id_mask AS masked_id, p.birth_date, coalesce(ar.name, '') AS area_name,
           coalesce((SELECT jsonb_agg(DISTINCT a.kind) FROM aid a WHERE ${isTheirs(districtKey, today)}), '[]') AS aid,
           x.kept_sealed, x.name_agreement, x.score, x.reasons, x.found_at, x.first_date, x.last_date, x.last_run_id,
           coalesce((SELECT jsonb_agg(jsonb_build_object('fileName', s.file_name, 'place', s.place)) FROM (SELECT file_name, place FROM match_sighting s WHERE s.district_key = ${districtKey} AND s.hit_id = x.id ORDER BY s.id DESC LIMIT ${mostPlaces}) s), '[]') AS places,
           x.state, x.follow, x.reason, x.decided_at, x.decided_by, x.done_at, x.done_by, x.done_what, ${standing(districtKey, today)}
      FROM match_hit x
      JOIN person p ON p.district_key = ${districtKey} AND p.id = x.person_id
      JOIN household h ON h.district_key = ${districtKey} AND h.id = x.household_id
      LEFT JOIN area ar ON ar.path = x.area_path
     WHERE ${fits(districtKey, filter)} AND ${after === undefined ? sql`true` : sql`x.id < ${after}::uuid`}
     ORDER BY x.id DESC LIMIT ${limit}`.execute(trx)
  return found.rows
}

export async function countHits(trx: Trx, districtKey: string, filter: HitFilter): Promise<number> {
  const found = await sql<{ count: number }>`SELECT count(*)::int AS count FROM match_hit x WHERE ${fits(districtKey, filter)}`.execute(trx)
  return (found.rows[0] as { count: number }).count
}

export type LockedHit = Pick<Row<'match_hit'>, 'id' | 'area_path' | 'dataset' | 'household_id' | 'state' | 'follow' | 'decided_at' | 'decided_by' | 'done_at'>

export function lockHit(trx: Trx, districtKey: string, scope: string, id: string): Promise<LockedHit | undefined> {
  return trx.selectFrom('match_hit').select(['id', 'area_path', 'dataset', 'household_id', 'state', 'follow', 'decided_at', 'decided_by', 'done_at']).where('district_key', '=', districtKey).where('id', '=', id).where(within(scope)).forUpdate().executeTakeFirst()
}

export async function updateVerdict(trx: Trx, districtKey: string, id: string, given: { state: string; follow: string | null; reason: string; at: Date; by: string }): Promise<void> {
  await trx.updateTable('match_hit').set({ state: given.state, follow: given.follow, reason: given.reason, decided_at: given.at, decided_by: given.by, done_at: null, done_by: null, done_what: null }).where('district_key', '=', districtKey).where('id', '=', id).execute()
}

export async function findStanding(trx: Trx, districtKey: string, id: string, today: string): Promise<{ is_alone: boolean; is_aid_own: boolean }> {
  const found = await sql<{ is_alone: boolean; is_aid_own: boolean }>`SELECT ${standing(districtKey, today)} FROM match_hit x WHERE x.district_key = ${districtKey} AND x.id = ${id}::uuid`.execute(trx)
  return found.rows[0] as { is_alone: boolean; is_aid_own: boolean }
}

export async function updateDone(trx: Trx, districtKey: string, id: string, given: { at: Date; by: string; what: string }): Promise<void> {
  await trx.updateTable('match_hit').set({ done_at: given.at, done_by: given.by, done_what: given.what }).where('district_key', '=', districtKey).where('id', '=', id).execute()
}

export async function countWaiting(trx: Trx, districtKey: string, scope: string): Promise<{ open: number; undone: number }> {
  const found = await sql<{ open: number; undone: number }>`
    SELECT count(*) FILTER (WHERE state = 'OPEN')::int AS open, count(*) FILTER (WHERE state = 'TRUE_MATTERS' AND done_at IS NULL)::int AS undone FROM match_hit WHERE district_key = ${districtKey} AND ${within(scope)}`.execute(trx)
  return found.rows[0] as { open: number; undone: number }
}
