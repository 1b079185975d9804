import { sql, type RawBuilder } from 'kysely'

/**
 * The scope again as a predicate of a list: row-level security is the second net and not the only one. The range form
 * uses the index on area_path where LIKE would not.
 */
export function within(scope: string, column = 'area_path'): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(column)} COLLATE "C" >= ${scope} AND ${sql.ref(column)} COLLATE "C" < ${scope} || '~'`
}
