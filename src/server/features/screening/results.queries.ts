import { sql, type RawBuilder } from 'kysely'
import type { ScreenedCount } from '#domain/policy/screening.ts'
import { insertMany } from '../../database/insert-many.ts'
import { isOneOf, ofThose, type Those } from '../../database/those.ts'
import type { Trx } from '../../database/transaction.ts'
import { writtenOnce } from '../../database/written-once.ts'
import type { JobName } from '../../jobs/queue.ts'
import type { Changes, KeptText, OfRule, ResultKey } from './changed-results.ts'
import { between } from './text-columns.ts'

/** Areas are looked at as a whole by nobody else and by no write meanwhile. */
export async function holdAreas(trx: Trx, paths: readonly string[]): Promise<void> {
  await sql`SELECT ${sql.join(sorted(paths).map((path) => sql`pg_advisory_xact_lock(${turn(sql`${path}::text`)})`))}`.execute(trx)
}

/** What a write changed: households, and areas where they stood before. */
export interface Touched {
  readonly districtKey: string
  readonly households: readonly string[]
  readonly before: readonly string[]
}

/** Households are looked at by nobody else meanwhile, nor the areas of which they are or were as a whole; writes in one area do not wait for each other. */
export async function holdHouseholds(trx: Trx, touched: Touched): Promise<void> {
  await (isOfOne(touched) ? holdOne(trx, oneOf(touched)) : hold(touched).execute(trx))
}

const holdOne = writtenOnce((_trx, { districtKey, id }: One) => hold({ districtKey, households: [id], before: [] }))

function hold(touched: Touched): RawBuilder<unknown> {
  const place = sql`pg_advisory_xact_lock_shared(${turn(sql`path`)})`
  const household = (id: string) => sql`pg_advisory_xact_lock(${turn(sql`${id}::text`)})`
  const ids = sorted(touched.households).map(household)
  return sql`SELECT count(${place}), ${sql.join(ids)} FROM (${placesOf(touched)} ORDER BY path) AS place`
}

// Most writes change one household, at its place.
interface One {
  readonly districtKey: string
  readonly id: string
}
const isOfOne = ({ households, before }: Touched): boolean => households.length === 1 && before.length === 0
const oneOf = ({ districtKey, households }: Touched): One => ({ districtKey, id: households[0]! })

function placesOf({ districtKey, households, before }: Touched): RawBuilder<unknown> {
  const now = sql`SELECT ${sql.raw(households.length === 1 ? '' : 'DISTINCT')} area_path COLLATE "C" AS path FROM household WHERE district_key = ${districtKey} AND ${isOneOf('id', households)}`
  return before.length === 0 ? now : sql`${now} UNION SELECT unnest(${before as string[]}::text[]) COLLATE "C"`
}

const sorted = (of: readonly string[]): readonly string[] => [...of].sort()
const turn = (of: RawBuilder<unknown>) => sql`hashtextextended('screen ' || ${of}, 0)`

/** Results of households or of areas, to be held against what was found now. */
export async function selectKept(trx: Trx, districtKey: string, those: Those): Promise<KeptText> {
  const isOne = 'households' in those && those.households.length === 1
  const { rows } = await (isOne ? keptOfOne(trx, { districtKey, id: those.households[0]! }) : kept(districtKey, those).execute(trx))
  return rows[0]!
}

const keptOfOne = writtenOnce((_trx, { districtKey, id }: One) => kept(districtKey, { households: [id] }))

function kept(districtKey: string, those: Those): RawBuilder<KeptText> {
  return sql<KeptText>`
    SELECT string_agg(concat_ws(' ', r.household_id, r.subject_id, r.rule_id, r.outcome, r.version_id, r.area_path, coalesce(r.next_look::text, '-'), coalesce(r.fingerprint, '-')), ${between}::text) AS lines,
           string_agg(r.since::text, ${between}::text) AS since
      FROM screen_result r WHERE r.district_key = ${districtKey} AND ${ofThose(those, 'r')}`
}

/** Puts what was found in the place of what stood there. */
export async function storeChanges(trx: Trx, districtKey: string, { gone, fresh }: Changes): Promise<void> {
  const column = (name: keyof ResultKey) => gone.map((key) => key[name])
  await Promise.all([
    gone.length > 0 && sql`
      DELETE FROM screen_result r USING unnest(${column('household_id')}::uuid[], ${column('rule_id')}::uuid[], ${column('subject_id')}::uuid[]) AS g(household_id, rule_id, subject_id)
       WHERE r.district_key = ${districtKey} AND r.household_id = g.household_id AND r.rule_id = g.rule_id AND r.subject_id = g.subject_id`.execute(trx),
    insertMany(trx, 'screen_result', columnTypes, fresh),
  ])
}
const columnTypes = { district_key: 'text', area_path: 'text', rule_id: 'uuid', household_id: 'uuid', person_id: 'uuid', subject_id: 'uuid', outcome: 'text', version_id: 'uuid', since: 'date', next_look: 'date', fingerprint: 'text' } as const

/** The counts of areas that were looked at as a whole. */
export async function storeCounts(trx: Trx, districtKey: string, paths: readonly string[], rules: readonly OfRule[], counts: readonly ScreenedCount[], at: At): Promise<void> {
  const byArea = Map.groupBy(counts, (one) => one.areaPath)
  // Ids, codes and names: quoted, nothing in them is to be escaped.
  const lists = (of: (count: ScreenedCount) => string | number) => paths.map((path) => `{${(byArea.get(path) ?? []).map((one) => `"${of(one)}"`).join()}}`)
  await sql`
    INSERT INTO screen_area (district_key, area_path, screened_at, as_of, is_stale, rule_ids, outcomes, missing, counts)
    SELECT ${districtKey}, u.path, ${at.now}, ${at.today}::date, false, u.rule_ids::uuid[], u.outcomes::text[], u.missing::text[], u.counts::integer[]
      FROM unnest(${paths as string[]}::text[], ${lists((one) => rules[one.rule]!.ruleId)}::text[], ${lists((one) => one.outcome)}::text[], ${lists((one) => one.missing)}::text[], ${lists((one) => one.count)}::text[])
           AS u(path, rule_ids, outcomes, missing, counts)
        ON CONFLICT (district_key, area_path) DO UPDATE SET
           screened_at = excluded.screened_at, as_of = excluded.as_of, is_stale = false, rule_ids = excluded.rule_ids, outcomes = excluded.outcomes, missing = excluded.missing, counts = excluded.counts`.execute(trx)
}

/**
 * Notes that the counts of areas are not those of their households any more, and asks for a job that counts them again. Where that is noted already,
 * nobody waits for who did it, and who did it asked for the job.
 */
export async function noteStale(trx: Trx, touched: Touched, at: At): Promise<void> {
  await (isOfOne(touched) ? noteOne(trx, { ...oneOf(touched), now: at.now, today: at.today }) : note(touched, at).execute(trx))
}

interface At {
  readonly now: Date
  readonly today: string
}

const noteOne = writtenOnce((_trx, { districtKey, id, now, today }: One & At) => note({ districtKey, households: [id], before: [] }, { now, today }))

function note(touched: Touched, at: At): RawBuilder<unknown> {
  const { districtKey } = touched
  const job: JobName = 'screen'
  return sql`
    WITH noted AS (
      INSERT INTO screen_area AS held (district_key, area_path, screened_at, as_of, is_stale)
      SELECT ${districtKey}, place.path, ${at.now}, ${at.today}::date, true FROM (${placesOf(touched)} ORDER BY path) AS place
       WHERE (SELECT a.is_stale FROM screen_area a WHERE a.district_key = ${districtKey} AND a.area_path = place.path) IS NOT TRUE
          ON CONFLICT (district_key, area_path) DO UPDATE SET is_stale = true WHERE NOT held.is_stale
      RETURNING area_path)
    SELECT app_add_job(${job}, json_build_object('districtKey', ${districtKey}::text, 'areaPath', area_path)) FROM noted`
}

/** Forgets places at which no household stands any more. */
export async function forgetEmptyAreas(trx: Trx, districtKey: string): Promise<void> {
  await sql`DELETE FROM screen_area t WHERE t.district_key = ${districtKey} AND NOT EXISTS (SELECT 1 FROM household h WHERE h.district_key = ${districtKey} AND h.area_path COLLATE "C" = t.area_path COLLATE "C" AND h.merged_into IS NULL)`.execute(trx)
  await sql`DELETE FROM screen_result r WHERE r.district_key = ${districtKey} AND NOT EXISTS (SELECT 1 FROM household h WHERE h.district_key = ${districtKey} AND h.id = r.household_id AND h.merged_into IS NULL)`.execute(trx)
}

/** A district without a rule that holds has no results. */
export async function forgetResults(trx: Trx, districtKey: string): Promise<void> {
  for (const table of ['screen_result', 'screen_area']) await sql`DELETE FROM ${sql.table(table)} WHERE district_key = ${districtKey}`.execute(trx)
}
