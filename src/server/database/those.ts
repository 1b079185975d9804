import { sql, type RawBuilder } from 'kysely'
import { standsIn } from './within.ts'

/** Some households, or all at some places. */
export type Those = { readonly households: readonly string[] } | { readonly paths: readonly string[] }

/** Rows of a table that follows households: those of these. */
export function ofThose(those: Those, table: string): RawBuilder<boolean> {
  return 'paths' in those ? standsIn(those.paths, `${table}.area_path`) : isOneOf(`${table}.household_id`, those.households)
}

/** One of some ids. What a statement asks of one alone is planned once and kept; for a list of unknown length the database would plan it each time. */
export function isOneOf(column: string, ids: readonly string[]): RawBuilder<boolean> {
  return ids.length === 1 ? sql<boolean>`${sql.ref(column)} = ${ids[0]}::uuid` : sql<boolean>`${sql.ref(column)} = ANY(${ids as string[]}::uuid[])`
}

/** Of some households, or of those that were merged into them. By the index on the household: with an OR the whole table would be gone through. */
export function isTheirsByNow(column: string, districtKey: string, householdIds: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(column)} = ANY(ARRAY(
    SELECT unnest(${householdIds as string[]}::uuid[]) UNION ALL SELECT id FROM household WHERE district_key = ${districtKey} AND merged_into = ANY(${householdIds as string[]}::uuid[])))`
}
