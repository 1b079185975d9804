import { sql, type RawBuilder } from 'kysely'

/** Some households, or all at some places. */
export type Those = { readonly households: readonly string[] } | { readonly paths: readonly string[] }

/** Rows of a table that follows households: those of these. */
export function ofThose(those: Those, table: string): RawBuilder<boolean> {
  return 'paths' in those ? sql<boolean>`${sql.ref(`${table}.area_path`)} COLLATE "C" = ANY(${those.paths as string[]})` : isOneOf(`${table}.household_id`, those.households)
}

/** One of some ids. What a statement asks of one alone is planned once and kept; for a list of unknown length the database would plan it each time. */
export function isOneOf(column: string, ids: readonly string[]): RawBuilder<boolean> {
  return ids.length === 1 ? sql<boolean>`${sql.ref(column)} = ${ids[0]}::uuid` : sql<boolean>`${sql.ref(column)} = ANY(${ids as string[]}::uuid[])`
}
