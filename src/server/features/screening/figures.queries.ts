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

/** Counts of the rules in an area, together or by the areas directly below it. */
export async function listCounts(trx: Trx, districtKey: string, scope: string, areaPath: string, by: { readonly below: boolean; readonly ruleId?: string }): Promise<CountLine[]> {
  const depth = areaPath.split('/').length - 1
  const path = by.below ? sql`array_to_string((string_to_array(area_path, '/'))[1:${depth + 1}], '/')` : sql`${areaPath}::text`
  const { rows } = await sql<CountLine>`
    WITH area AS MATERIALIZED (
      SELECT ${path} AS path, rule_ids, outcomes, missing, counts FROM screen_area WHERE district_key = ${districtKey} AND ${within(scope)} AND ${within(areaPath)})
    SELECT u.rule_id, area.path, u.outcome, u.missing, sum(u.count)::int AS count FROM area CROSS JOIN unnest(area.rule_ids, area.outcomes, area.missing, area.counts) AS u(rule_id, outcome, missing, count)
     WHERE ${by.ruleId === undefined ? sql`true` : sql`u.rule_id = ${by.ruleId}`}
     GROUP BY 1, 2, 3, 4`.execute(trx)
  return rows
}

/** Of which day the oldest counts of an area are, and how many of its villages wait to be counted again. */
export async function findState(trx: Trx, districtKey: string, scope: string, areaPath: string): Promise<{ as_of: string | null; pending: number }> {
  const { rows } = await sql<{ as_of: string | null; pending: number }>`
    SELECT min(as_of) AS as_of, (count(*) FILTER (WHERE is_stale))::int AS pending FROM screen_area WHERE district_key = ${districtKey} AND ${within(scope)} AND ${within(areaPath)}`.execute(trx)
  return rows[0]!
}
