import type { ColumnType } from 'kysely'

/** JSON goes in as text (the driver would send an array as a PostgreSQL array) and comes out parsed. */
export type Json<T> = ColumnType<T, string, string>
export type Defaulted<T> = ColumnType<T, T | undefined, T>
/** Timestamps go in as Date and come out as ISO text. */
export type At = ColumnType<string, Date, Date>
export type MaybeAt = ColumnType<string | null, Date | null | undefined, Date | null>
export type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>

export interface Scoped {
  district_key: string
  id: string
  area_path: string
}
