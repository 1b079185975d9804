import { sql, type RawBuilder } from 'kysely'
import type { ColumnType } from './copy-rows.ts'

/** Up to so many are written out, so that a statement for one of them is planned once; of an array the database plans anew for how long it is. */
export const few = 5

/** Rows as something that a statement selects from: `FROM ${fromRows(types, rows)} AS r(${names})`. */
export function fromRows<Row>(types: Readonly<Record<keyof Row & string, ColumnType>>, rows: readonly Row[]): RawBuilder<Row> {
  const columns = Object.entries(types) as [keyof Row & string, ColumnType][]
  const cast = (value: unknown, type: string) => sql`${value}::${sql.raw(type)}`
  if (rows.length > few) return sql`unnest(${sql.join(columns.map(([name, type]) => cast(rows.map((row) => row[name]), `${type}[]`)))})`
  return sql`(VALUES ${sql.join(rows.map((row) => sql`(${sql.join(columns.map(([name, type]) => cast(row[name] ?? null, type)))})`))})`
}
