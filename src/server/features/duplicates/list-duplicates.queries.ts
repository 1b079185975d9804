import { sql } from 'kysely'
import type { Trx } from '../../database/transaction.ts'
import { within } from '../../database/within.ts'

export interface SideRow {
  personId: string
  name: string
  sex: 'MALE' | 'FEMALE' | null
  birthDate: string | null
  maskedId: string
  provisionalNumber: string | null
  areaName: string
  householdId: string | null
  headName: string
  address: string
}
export interface ProposalRow {
  id: string
  score: number
  state: string
  reasons: string[]
  decided_by: string | null
  note: string
  a: SideRow
  b: SideRow
}

export interface ProposalFilter {
  readonly scope: string
  readonly state: string
  readonly today: string
  readonly after: { readonly score: number; readonly id: string } | undefined
  readonly limit: number
}

/** A page of the proposals of an area, the likeliest first, with both people as the registry has them. */
export async function listProposals(trx: Trx, districtKey: string, { scope, state, today, after, limit }: ProposalFilter): Promise<ProposalRow[]> {
  const goOn = after ? sql`(-d.score, d.id) > (${-after.score}, ${after.id}::uuid)` : sql`true`
  const side = (id: string) => sql`
    LATERAL (SELECT jsonb_build_object('personId', p.id, 'name', p.name, 'sex', p.sex, 'birthDate', p.birth_date, 'maskedId', p.citizen_id_mask, 'provisionalNumber', p.provisional_number, 'areaName', coalesce(ar.name, ''), 'householdId', h.id,
        'headName', coalesce(h.head_name, ''), 'address', coalesce(h.address, '')) AS side
      FROM person p LEFT JOIN area ar ON ar.path = p.area_path
      LEFT JOIN LATERAL (SELECT household_id FROM membership WHERE district_key = ${districtKey} AND person_id = p.id AND (to_date IS NULL OR to_date > ${today}::date) ORDER BY id DESC LIMIT 1) m ON true
      LEFT JOIN household h ON h.district_key = ${districtKey} AND h.id = m.household_id
     WHERE p.district_key = ${districtKey} AND p.id = ${sql.ref(`d.${id}`)} AND (p.merged_into IS NULL OR d.state <> 'OPEN'))`
  const found = await sql<ProposalRow>`
    SELECT d.id, d.score, d.state, d.reasons, d.decided_by, d.note, a.side AS a, b.side AS b
      FROM duplicate_proposal d JOIN ${side('person_a')} a ON true JOIN ${side('person_b')} b ON true
     WHERE d.district_key = ${districtKey} AND d.state = ${state} AND ${within(scope, 'd.area_path')} AND ${goOn}
     ORDER BY d.score DESC, d.id LIMIT ${limit}`.execute(trx)
  return found.rows
}

export async function countProposals(trx: Trx, districtKey: string, scope: string, state: string): Promise<number> {
  const found = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM duplicate_proposal d WHERE d.district_key = ${districtKey} AND d.state = ${state} AND ${within(scope, 'd.area_path')}`.execute(trx)
  return (found.rows[0] as { count: number }).count
}

/** Declines an open proposal. @returns whether it was one */
export async function markDifferent(trx: Trx, districtKey: string, id: string, at: Date, by: string, note: string): Promise<boolean> {
  const done = await trx.updateTable('duplicate_proposal').set({ state: 'DIFFERENT', decided_at: at, decided_by: by, note }).where('district_key', '=', districtKey).where('id', '=', id).where('state', '=', 'OPEN').executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function findProposalRow(trx: Trx, districtKey: string, id: string): Promise<{ id: string; area_path: string; state: string } | undefined> {
  return trx.selectFrom('duplicate_proposal').select(['id', 'area_path', 'state']).where('district_key', '=', districtKey).where('id', '=', id).executeTakeFirst()
}
