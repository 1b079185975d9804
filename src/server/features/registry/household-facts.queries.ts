import { sql } from 'kysely'
import type { Trx } from '../../database/transaction.ts'
import type { FactsRow } from '../../facts/facts-of.ts'

/** Households with their people, those who left too, and what they receive: one statement however many there are. */
export async function selectFacts(trx: Trx, districtKey: string, householdIds: readonly string[]): Promise<FactsRow[]> {
  if (householdIds.length === 0) return []
  const found = await sql<FactsRow>`
    SELECT h.id, h.area_path, h.facts,
      (SELECT jsonb_agg(jsonb_build_object('personId', p.id, 'name', p.name, 'relation', m.relation, 'isHead', m.is_head, 'sex', p.sex,
                'birthDate', p.birth_date, 'facts', p.facts, 'from', m.from_date, 'to', m.to_date)
                ORDER BY m.is_head DESC, m.relation, p.birth_date, m.id)
         FROM membership m JOIN person p ON p.district_key = m.district_key AND p.id = m.person_id
        WHERE m.district_key = ${districtKey} AND m.household_id = h.id) AS members,
      (SELECT jsonb_agg(jsonb_build_object('personId', a.person_id, 'kind', a.kind, 'from', a.from_date, 'to', a.to_date, 'amount', a.amount_fen) ORDER BY a.id)
         FROM aid a WHERE a.district_key = ${districtKey} AND a.household_id = h.id) AS aid
    FROM household h
    WHERE h.district_key = ${districtKey} AND h.id = ANY(${householdIds as string[]}::uuid[])`.execute(trx)
  return found.rows
}
