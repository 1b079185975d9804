import { sql, type RawBuilder } from 'kysely'

/** Who asks, where and when; a piece of work is one. */
export interface Reaching {
  readonly districtKey: string
  readonly today: string
  readonly actor: { readonly reach: string | null }
}

/**
 * The reach as a predicate of a list, beside `within`: of the households in the area, those that whoever asks is to see.
 * @param column where the id of the household stands, with its table: without one it would be that of the reach itself
 */
export function reached({ districtKey, today, actor }: Reaching, column: `${string}.${string}`): RawBuilder<boolean> {
  if (actor.reach === null) return sql<boolean>`true`
  return sql<boolean>`EXISTS (SELECT 1 FROM household_reach hr WHERE hr.district_key = ${districtKey} AND hr.reach_key = ${actor.reach} AND hr.household_id = ${sql.ref(column)} AND (hr.until_date IS NULL OR hr.until_date >= ${today}::date))`
}
