import { sql, type RawBuilder } from 'kysely'

/** Some households, or all at some places. */
export type Those = { readonly households: readonly string[] } | { readonly paths: readonly string[] }

/** Rows of a table that follows households: those of these. */
export function ofThose(those: Those, table: string): RawBuilder<boolean> {
  return 'paths' in those ? sql<boolean>`${sql.ref(`${table}.area_path`)} COLLATE "C" = ANY(${those.paths as string[]})` : sql<boolean>`${sql.ref(`${table}.household_id`)} = ANY(${those.households as string[]}::uuid[])`
}
