import { sql } from 'kysely'
import type { ScreenedCount } from '#domain/policy/screening.ts'
import { ofThose, type Those } from '../../database/those.ts'
import type { Trx } from '../../database/transaction.ts'
import type { FoundRow } from './screen-text.ts'

export interface OfRule {
  readonly ruleId: string
  readonly versionId: string
}

/** Areas are looked at as a whole by nobody else and by no write meanwhile; writes in one area do not wait for each other. */
export async function holdAreas(trx: Trx, paths: readonly string[], isWhole: boolean): Promise<void> {
  const places = [...paths].sort().map((path) => (isWhole ? sql`pg_advisory_xact_lock(hashtextextended(${`screen ${path}`}, 0))` : sql`pg_advisory_xact_lock_shared(hashtextextended(${`screen ${path}`}, 0))`))
  if (places.length > 0) await sql`SELECT ${sql.join(places)}`.execute(trx)
}

/** Where households stand. */
export async function listPlacesOf(trx: Trx, districtKey: string, households: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ area_path: string }>`SELECT DISTINCT area_path FROM household WHERE district_key = ${districtKey} AND id = ANY(${households as string[]}::uuid[])`.execute(trx)
  return rows.map((row) => row.area_path)
}

/** Puts what was found in the place of what stood there; what is as it was is not written again. Since when somebody stands in a list stays as long as the outcome does. */
export async function storeResults(trx: Trx, districtKey: string, today: string, those: Those, rules: readonly OfRule[], rows: readonly FoundRow[]): Promise<void> {
  const column = <T>(of: (row: FoundRow) => T) => rows.map(of)
  await sql`
    WITH found AS MATERIALIZED (
      SELECT v.rule_id, v.version_id, u.household_id, u.person_id, coalesce(u.person_id, u.household_id) AS subject_id, u.area_path, u.outcome, u.fingerprint, u.next_look
        FROM unnest(${column((row) => row.rule)}::int[], ${column((row) => row.householdId)}::uuid[], ${column((row) => row.personId)}::uuid[],
                    ${column((row) => row.areaPath)}::text[], ${column((row) => row.outcome)}::text[], ${column((row) => row.fingerprint)}::text[], ${column((row) => row.nextLook)}::date[])
                    AS u(rule, household_id, person_id, area_path, outcome, fingerprint, next_look)
        JOIN unnest(${rules.map((rule) => rule.ruleId)}::uuid[], ${rules.map((rule) => rule.versionId)}::uuid[]) WITH ORDINALITY AS v(rule_id, version_id, place) ON v.place = u.rule + 1),
    gone AS (
      DELETE FROM screen_result r WHERE r.district_key = ${districtKey} AND ${ofThose(those, 'r')}
         AND NOT EXISTS (SELECT 1 FROM found f WHERE f.rule_id = r.rule_id AND f.household_id = r.household_id AND f.subject_id = r.subject_id))
    INSERT INTO screen_result AS held (district_key, area_path, rule_id, household_id, person_id, subject_id, outcome, version_id, since, fingerprint, next_look)
    SELECT ${districtKey}, f.area_path, f.rule_id, f.household_id, f.person_id, f.subject_id, f.outcome, f.version_id, ${today}::date, f.fingerprint, f.next_look FROM found f
     WHERE NOT EXISTS (SELECT 1 FROM screen_result r WHERE r.district_key = ${districtKey} AND ${ofThose(those, 'r')} AND r.rule_id = f.rule_id AND r.household_id = f.household_id AND r.subject_id = f.subject_id
                          AND (r.area_path, r.outcome, r.version_id, r.fingerprint, r.next_look) IS NOT DISTINCT FROM (f.area_path, f.outcome, f.version_id, f.fingerprint, f.next_look))
        ON CONFLICT (district_key, rule_id, household_id, subject_id) DO UPDATE SET
           area_path = excluded.area_path, outcome = excluded.outcome, version_id = excluded.version_id, fingerprint = excluded.fingerprint, next_look = excluded.next_look,
           since = CASE WHEN held.outcome = excluded.outcome THEN held.since ELSE excluded.since END`.execute(trx)
}

/** The counts of areas that were looked at as a whole; what is as it was is not written again. */
export async function storeCounts(trx: Trx, districtKey: string, paths: readonly string[], rules: readonly OfRule[], counts: readonly ScreenedCount[], at: { readonly now: Date; readonly today: string }): Promise<void> {
  const column = <T>(of: (count: ScreenedCount) => T) => counts.map(of)
  const there = sql`c.district_key = ${districtKey} AND c.area_path COLLATE "C" = ANY(${paths as string[]})`
  const same = sql`c.area_path = n.area_path AND c.rule_id = n.rule_id AND c.outcome = n.outcome AND c.missing = n.missing`
  await Promise.all([
    sql`
      WITH now AS MATERIALIZED (
        SELECT * FROM unnest(${column((one) => one.areaPath)}::text[], ${column((one) => rules[one.rule]!.ruleId)}::uuid[], ${column((one) => one.outcome)}::text[], ${column((one) => one.missing)}::text[], ${column((one) => one.count)}::int[])
                        AS n(area_path, rule_id, outcome, missing, count)),
      gone AS (DELETE FROM screen_count c WHERE ${there} AND NOT EXISTS (SELECT 1 FROM now n WHERE ${same}))
      INSERT INTO screen_count (district_key, area_path, rule_id, outcome, missing, count)
      SELECT ${districtKey}, n.* FROM now n WHERE NOT EXISTS (SELECT 1 FROM screen_count c WHERE ${there} AND ${same} AND c.count = n.count)
          ON CONFLICT (district_key, area_path, rule_id, outcome, missing) DO UPDATE SET count = excluded.count`.execute(trx),
    sql`
      INSERT INTO screen_area (district_key, area_path, screened_at, as_of, is_stale)
      SELECT ${districtKey}, u.path, ${at.now}, ${at.today}::date, false FROM unnest(${paths as string[]}::text[]) AS u(path)
          ON CONFLICT (district_key, area_path) DO UPDATE SET screened_at = excluded.screened_at, as_of = excluded.as_of, is_stale = false`.execute(trx),
  ])
}

/** Notes that the counts of areas are not those of their households any more. @returns the areas of which that was not noted yet */
export async function noteStale(trx: Trx, districtKey: string, paths: readonly string[], at: { readonly now: Date; readonly today: string }): Promise<string[]> {
  const { rows } = await sql<{ area_path: string }>`
    INSERT INTO screen_area AS held (district_key, area_path, screened_at, as_of, is_stale)
    SELECT ${districtKey}, u.path, ${at.now}, ${at.today}::date, true FROM unnest(${[...paths].sort()}::text[]) AS u(path)
        ON CONFLICT (district_key, area_path) DO UPDATE SET is_stale = true WHERE NOT held.is_stale
    RETURNING area_path`.execute(trx)
  return rows.map((row) => row.area_path)
}

/** Forgets places at which no household stands any more. */
export async function forgetEmptyAreas(trx: Trx, districtKey: string): Promise<void> {
  for (const table of ['screen_count', 'screen_area']) {
    await sql`DELETE FROM ${sql.table(table)} t WHERE t.district_key = ${districtKey} AND NOT EXISTS (SELECT 1 FROM household h WHERE h.district_key = ${districtKey} AND h.area_path COLLATE "C" = t.area_path COLLATE "C" AND h.merged_into IS NULL)`.execute(trx)
  }
  await sql`DELETE FROM screen_result r WHERE r.district_key = ${districtKey} AND NOT EXISTS (SELECT 1 FROM household h WHERE h.district_key = ${districtKey} AND h.id = r.household_id AND h.merged_into IS NULL)`.execute(trx)
}

/** A district without a rule that holds has no results. */
export async function forgetResults(trx: Trx, districtKey: string): Promise<void> {
  for (const table of ['screen_result', 'screen_count', 'screen_area']) await sql`DELETE FROM ${sql.table(table)} WHERE district_key = ${districtKey}`.execute(trx)
}
