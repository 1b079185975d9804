import { sql, type RawBuilder } from 'kysely'
import { isOneOf, ofThose, type Those } from '../../database/those.ts'
import type { Trx } from '../../database/transaction.ts'
import { writtenOnce } from '../../database/written-once.ts'
import type { FactsRow, ObligorsRow, SeenRow } from '../../facts/facts-of.ts'

/**
 * When households and their people were last seen: by a visit that was not a call, a person only where it says that it met that person; or by
 * a contact in person or by video with whoever is followed.
 */
function seen(districtKey: string, those: (table: string) => RawBuilder<boolean>): RawBuilder<SeenRow> {
  return sql<SeenRow>`
    SELECT household_id, person_id, max(seen_on)::text AS seen_on FROM (
      SELECT s.household_id, met.person_id, s.visited_on AS seen_on FROM submission s CROSS JOIN LATERAL (
               SELECT NULL::uuid AS person_id
               UNION ALL SELECT member.key::uuid FROM jsonb_each(CASE WHEN jsonb_typeof(s.answers->'members') = 'object' THEN s.answers->'members' ELSE '{}' END) AS member
                          WHERE member.value->>'seen' = 'true' AND member.key ~ '^[0-9a-f-]{36}$') met
       WHERE s.district_key = ${districtKey} AND ${those('s')} AND s.answers->'visit'->>'manner' <> 'PHONE'
      UNION ALL
      SELECT k.household_id, met.person_id, c.on_date FROM key_household k JOIN key_contact c ON c.district_key = k.district_key AND c.key_id = k.id
       CROSS JOIN LATERAL (SELECT NULL::uuid AS person_id UNION SELECT k.person_id) met
       WHERE k.district_key = ${districtKey} AND ${those('k')} AND c.manner IN ('HOME', 'ELSEWHERE', 'VIDEO')
    ) seen GROUP BY household_id, person_id`
}

/** How many who owe support to a member and live elsewhere are written down. */
function obligors(districtKey: string, those: (table: string) => RawBuilder<boolean>): RawBuilder<ObligorsRow> {
  return sql<ObligorsRow>`
    SELECT household_id, person_id, count(*)::int AS obligors FROM obligor o
     WHERE district_key = ${districtKey} AND ${those('o')} AND person_id IS NOT NULL AND ended_at IS NULL AND replaced_by IS NULL
     GROUP BY household_id, person_id`
}

export async function selectSeen(trx: Trx, districtKey: string, those: Those): Promise<SeenRow[]> {
  return (await seen(districtKey, (table) => ofThose(those, table)).execute(trx)).rows
}

export async function selectObligors(trx: Trx, districtKey: string, those: Those): Promise<ObligorsRow[]> {
  return (await obligors(districtKey, (table) => ofThose(those, table)).execute(trx)).rows
}

/** Households with their people, those who left too, what they receive, when they were seen and who owes them support: one statement however many there are. */
export async function selectFacts(trx: Trx, districtKey: string, householdIds: readonly string[]): Promise<FoundFacts[]> {
  if (householdIds.length === 0) return []
  if (householdIds.length === 1) return (await ofOne(trx, { districtKey, id: householdIds[0]! })).rows
  return (await facts(districtKey, isOneOf('h.id', householdIds)).execute(trx)).rows
}

type FoundFacts = FactsRow & { readonly seen: SeenRow[] | null; readonly obligors: ObligorsRow[] | null }

const ofOne = writtenOnce((_trx, { districtKey, id }: { readonly districtKey: string; readonly id: string }) => facts(districtKey, isOneOf('h.id', [id])))

function facts(districtKey: string, which: RawBuilder<boolean>): RawBuilder<FoundFacts> {
  const here = (table: string) => sql<boolean>`${sql.ref(`${table}.household_id`)} = h.id`
  return sql<FoundFacts>`
    SELECT h.id, h.area_path, h.facts,
      (SELECT json_agg(json_build_object('personId', p.id, 'name', p.name, 'relation', m.relation, 'isHead', m.is_head, 'sex', p.sex,
                'birthDate', p.birth_date, 'facts', p.facts, 'from', m.from_date, 'to', m.to_date)
                ORDER BY m.is_head DESC, m.relation, p.birth_date, m.id)
         FROM membership m JOIN person p ON p.district_key = m.district_key AND p.id = m.person_id
        WHERE m.district_key = ${districtKey} AND m.household_id = h.id) AS members,
      (SELECT json_agg(json_build_object('personId', a.person_id, 'kind', a.kind, 'from', a.from_date, 'to', a.to_date, 'amount', a.amount_fen) ORDER BY a.id)
         FROM aid a WHERE a.district_key = ${districtKey} AND a.household_id = h.id) AS aid,
      (SELECT json_agg(s) FROM (${seen(districtKey, here)}) AS s) AS seen,
      (SELECT json_agg(o) FROM (${obligors(districtKey, here)}) AS o) AS obligors
    FROM household h
    WHERE h.district_key = ${districtKey} AND ${which}`
}
