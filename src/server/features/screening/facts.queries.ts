import { sql } from 'kysely'
import type { Trx } from '../../database/transaction.ts'
import type { ObligorsRow, SeenRow } from '../../facts/facts-of.ts'
import { selectObligors, selectSeen } from '../registry/public.ts'

/** Households of areas with their people and their aid, as the text of JSON rows: taken apart where they are read, in a thread of its own. */
export interface FactsText {
  readonly households: string
  readonly members: string
  readonly aid: string
  /** Beside the rows of people: few enough to go as they are. */
  readonly seen: readonly SeenRow[]
  readonly obligors: readonly ObligorsRow[]
}

/** A few statements however many households there are. */
export async function selectFactsText(trx: Trx, districtKey: string, paths: readonly string[]): Promise<FactsText> {
  const there = (table: string) => sql`${sql.ref(`${table}.district_key`)} = ${districtKey} AND ${sql.ref(`${table}.area_path`)} COLLATE "C" = ANY(${paths as string[]})`
  const [households, members, aid, seen, obligors] = await Promise.all([
    sql<{ rows: string | null }>`SELECT string_agg(jsonb_build_array(h.id, h.area_path, h.facts)::text, ',') AS rows FROM household h WHERE ${there('h')} AND h.merged_into IS NULL`.execute(trx),
    sql<{ rows: string | null }>`
      SELECT string_agg(jsonb_build_array(m.household_id, p.id, m.relation, m.is_head, p.sex, p.birth_date, p.facts, m.from_date, m.to_date)::text, ',') AS rows
        FROM membership m JOIN person p ON p.district_key = ${districtKey} AND p.id = m.person_id WHERE ${there('m')}`.execute(trx),
    sql<{ rows: string | null }>`SELECT string_agg(jsonb_build_array(a.household_id, a.person_id, a.kind, a.from_date, a.to_date, a.amount_fen)::text, ',') AS rows FROM aid a WHERE ${there('a')}`.execute(trx),
    selectSeen(trx, districtKey, { paths }),
    selectObligors(trx, districtKey, { paths }),
  ])
  const textOf = (found: { rows: { rows: string | null }[] }): string => `[${found.rows[0]?.rows ?? ''}]`
  return { households: textOf(households), members: textOf(members), aid: textOf(aid), seen, obligors }
}

/** Places at which households stand, with how many there are. */
export async function listInhabited(trx: Trx, districtKey: string): Promise<{ path: string; households: number }[]> {
  const { rows } = await sql<{ path: string; households: number }>`
    SELECT area_path AS path, count(*)::int AS households FROM household WHERE district_key = ${districtKey} AND merged_into IS NULL GROUP BY area_path ORDER BY area_path COLLATE "C"`.execute(trx)
  return rows
}
