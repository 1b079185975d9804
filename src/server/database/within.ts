import { sql, type RawBuilder } from 'kysely'

/**
 * The scope again as a predicate of a list: row-level security is the second net and not the only one. The list finds its rows by this predicate and the index
 * on area_path. As a beginning and not as a range: of one place's range the planner expects a single row, of a beginning at least what an average place has.
 */
export function within(scope: string, column = 'area_path'): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(column)} COLLATE "C" ^@ ${scope}`
}

/** Stands at the very place. In byte order, as the indexes are: an equality of another order finds nothing by them. */
export function standsAt(path: string, column = 'area_path'): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(column)} COLLATE "C" = ${path}`
}

/** Stands at one of some places. */
export function standsIn(paths: readonly string[], column = 'area_path'): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(column)} COLLATE "C" = ANY(${paths as string[]}::text[])`
}
