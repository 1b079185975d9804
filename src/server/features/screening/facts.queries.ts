import { sql } from 'kysely'
import type { Trx } from '../../database/transaction.ts'
import { selectObligors, selectSeen } from '../registry/public.ts'
import type { FactsText } from './facts-text.ts'
import { between } from './text-columns.ts'

/** A few statements however many households there are. */
export async function selectFactsText(trx: Trx, districtKey: string, paths: readonly string[]): Promise<FactsText> {
  const there = (table: string) => sql`${sql.ref(`${table}.district_key`)} = ${districtKey} AND ${sql.ref(`${table}.area_path`)} COLLATE "C" = ANY(${paths as string[]})`
  const columns = (...names: readonly string[]) => sql.join(names.map((name) => sql`string_agg(coalesce(${sql.ref(name)}::text, ''), ${name.endsWith('.facts') ? ',' : between}::text) AS ${sql.ref(name.split('.')[1]!)}`))
  const [households, members, aid, seen, obligors] = await Promise.all([
    sql<FactsText['households']>`SELECT ${columns('h.id', 'h.area_path', 'h.facts')} FROM household h WHERE ${there('h')} AND h.merged_into IS NULL`.execute(trx),
    // Most people are registered where their household is and are found there together; the others one by one.
    sql<FactsText['members']>`
      SELECT ${columns('m.household_id', 'm.person_id', 'm.relation', 'm.is_head', 'p.sex', 'p.birth_date', 'p.facts', 'm.from_date', 'm.to_date')}
        FROM membership m LEFT JOIN person here ON ${there('here')} AND here.id = m.person_id
       CROSS JOIN LATERAL (SELECT here.sex, here.birth_date, here.facts WHERE here.id IS NOT NULL
                           UNION ALL SELECT away.sex, away.birth_date, away.facts FROM person away WHERE here.id IS NULL AND away.district_key = ${districtKey} AND away.id = m.person_id) p
       WHERE ${there('m')}`.execute(trx),
    sql<FactsText['aid']>`SELECT ${columns('a.household_id', 'a.person_id', 'a.kind', 'a.from_date', 'a.to_date', 'a.amount_fen')} FROM aid a WHERE ${there('a')}`.execute(trx),
    selectSeen(trx, districtKey, { paths }),
    selectObligors(trx, districtKey, { paths }),
  ])
  return { households: households.rows[0]!, members: members.rows[0]!, aid: aid.rows[0]!, seen, obligors }
}

/** Places at which households stand, with how many there are. */
export async function listInhabited(trx: Trx, districtKey: string): Promise<{ path: string; households: number }[]> {
  const { rows } = await sql<{ path: string; households: number }>`
    SELECT area_path AS path, count(*)::int AS households FROM household WHERE district_key = ${districtKey} AND merged_into IS NULL GROUP BY area_path ORDER BY area_path COLLATE "C"`.execute(trx)
  return rows
}
