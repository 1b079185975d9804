import { sql } from 'kysely'
import type { Trx } from '../../database/transaction.ts'
import { within } from '../../database/within.ts'

export interface CountLine {
  rule_id: string
  /** Path of the area that is counted: one of those directly below, or the one that is looked at. */
  path: string
  outcome: string
  missing: string
  count: number
}

const eachCount = (table: string) => sql`unnest(${sql.ref(`${table}.rule_ids`)}, ${sql.ref(`${table}.outcomes`)}, ${sql.ref(`${table}.missing`)}, ${sql.ref(`${table}.counts`)}) AS u(rule_id, outcome, missing, count)`

/** Counts of the rules in an area, together or by the areas directly below it. */
export async function listCounts(trx: Trx, districtKey: string, scope: string, areaPath: string, by: { readonly below: boolean; readonly ruleId?: string }): Promise<CountLine[]> {
  const depth = areaPath.split('/').length - 1
  const path = by.below ? sql`array_to_string((string_to_array(area_path, '/'))[1:${depth + 1}], '/')` : sql`${areaPath}::text`
  const { rows } = await sql<CountLine>`
    WITH area AS MATERIALIZED (
      SELECT ${path} AS path, rule_ids, outcomes, missing, counts FROM screen_area WHERE district_key = ${districtKey} AND ${within(scope)} AND ${within(areaPath)})
    SELECT u.rule_id, area.path, u.outcome, u.missing, sum(u.count)::int AS count FROM area CROSS JOIN ${eachCount('area')}
     WHERE ${by.ruleId === undefined ? sql`true` : sql`u.rule_id = ${by.ruleId}`}
     GROUP BY 1, 2, 3, 4`.execute(trx)
  return rows
}

/** Places of an area at which somebody has an outcome of a rule (`missing`: for want of this fact), and how many. */
export async function listPlacesWith(trx: Trx, districtKey: string, scope: string, areaPath: string, of: { readonly ruleId: string; readonly outcome: string; readonly missing: string }): Promise<{ path: string; count: number }[]> {
  const { rows } = await sql<{ path: string; count: number }>`
    SELECT area_path AS path, u.count FROM screen_area CROSS JOIN ${eachCount('screen_area')}
     WHERE district_key = ${districtKey} AND ${within(scope)} AND ${within(areaPath)} AND u.rule_id = ${of.ruleId} AND u.outcome = ${of.outcome} AND u.missing = ${of.missing}
     ORDER BY area_path COLLATE "C"`.execute(trx)
  return rows
}

/** Of which day the oldest counts of an area are, and how many of its villages wait to be counted again. */
export async function findState(trx: Trx, districtKey: string, scope: string, areaPath: string): Promise<{ as_of: string | null; pending: number }> {
  const { rows } = await sql<{ as_of: string | null; pending: number }>`
    SELECT min(as_of) AS as_of, (count(*) FILTER (WHERE is_stale))::int AS pending FROM screen_area WHERE district_key = ${districtKey} AND ${within(scope)} AND ${within(areaPath)}`.execute(trx)
  return rows[0]!
}
