import { sql } from 'kysely'
import type { NewRow, Row, StoredFact } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'
import { within } from '../../database/within.ts'

/** A household of the scope that was not merged into another, held until the write is done. */
export function lockHousehold(trx: Trx, districtKey: string, scope: string, id: string): Promise<Pick<Row<'household'>, 'id' | 'area_path' | 'head_name' | 'address' | 'registered_path'> | undefined> {
  return trx
    .selectFrom('household')
    .select(['id', 'area_path', 'head_name', 'address', 'registered_path'])
    .where('district_key', '=', districtKey)
    .where('id', '=', id)
    .where('merged_into', 'is', null)
    .where(within(scope))
    .forUpdate()
    .executeTakeFirst()
}

export function lockPerson(trx: Trx, districtKey: string, scope: string, id: string): Promise<Row<'person'> | undefined> {
  return trx.selectFrom('person').selectAll().where('district_key', '=', districtKey).where('id', '=', id).where('merged_into', 'is', null).where(within(scope)).forUpdate().executeTakeFirst()
}

export type MembershipRow = Row<'membership'>

/** Memberships of a household that are going on on a day. */
export function listMemberships(trx: Trx, districtKey: string, householdId: string, on: string): Promise<MembershipRow[]> {
  return trx
    .selectFrom('membership')
    .selectAll()
    .where('district_key', '=', districtKey)
    .where('household_id', '=', householdId)
    .where((where) => where.or([where('to_date', 'is', null), where('to_date', '>', on)]))
    .orderBy('id')
    .execute()
}

/** Where somebody is a member on a day. */
export function findMembership(trx: Trx, districtKey: string, personId: string, on: string): Promise<(MembershipRow & { head_name: string }) | undefined> {
  return trx
    .selectFrom('membership')
    .innerJoin('household', (join) => join.onRef('household.district_key', '=', 'membership.district_key').onRef('household.id', '=', 'membership.household_id'))
    .selectAll('membership')
    .select('household.head_name')
    .where('membership.district_key', '=', districtKey)
    .where('household.district_key', '=', districtKey)
    .where('membership.person_id', '=', personId)
    .where((where) => where.or([where('membership.to_date', 'is', null), where('membership.to_date', '>', on)]))
    .executeTakeFirst()
}

export async function insertMembership(trx: Trx, row: NewRow<'membership'>): Promise<void> {
  await trx.insertInto('membership').values(row).execute()
}

export async function updateMembership(trx: Trx, districtKey: string, { household_id: householdId, id }: Pick<MembershipRow, 'household_id' | 'id'>, part: Partial<Pick<MembershipRow, 'to_date' | 'end_reason' | 'relation' | 'is_head'>>): Promise<void> {
  await trx.updateTable('membership').set(part).where('district_key', '=', districtKey).where('household_id', '=', householdId).where('id', '=', id).execute()
}

export async function updatePerson(
  trx: Trx,
  districtKey: string,
  id: string,
  part: Partial<Pick<Row<'person'>, 'area_path' | 'sex' | 'birth_date' | 'citizen_id_sealed' | 'citizen_id_index' | 'citizen_id_mask' | 'id_end_four' | 'id_end_six' | 'provisional_number'>>,
): Promise<void> {
  await trx.updateTable('person').set((own) => ({ ...part, version: own('version', '+', 1) })).where('district_key', '=', districtKey).where('id', '=', id).execute()
}

/**
 * A household that its last member has left is neither seen nor missing on its rosters; one into which somebody has come again
 * waits for a visit. What was seen stays seen.
 */
export async function markLivedIn(trx: Trx, districtKey: string, householdIds: readonly string[], today: string): Promise<void> {
  const isLivedIn = sql`EXISTS (SELECT 1 FROM membership m WHERE m.district_key = e.district_key AND m.household_id = e.household_id AND (m.to_date IS NULL OR m.to_date > ${today}::date))`
  const own = sql`e.district_key = ${districtKey} AND e.household_id = ANY(${householdIds as string[]}::uuid[])`
  await sql`UPDATE roster_entry e SET coverage = 'GONE', again_on = NULL, version = e.version + 1 WHERE ${own} AND e.coverage IN ('NOT_VISITED', 'DRAFT', 'PARTLY') AND NOT ${isLivedIn}`.execute(trx)
  await sql`UPDATE roster_entry e SET coverage = 'NOT_VISITED', visit_id = NULL, seen_on = NULL, version = e.version + 1 WHERE ${own} AND e.coverage = 'GONE' AND ${isLivedIn}`.execute(trx)
}

export async function updateHousehold(trx: Trx, districtKey: string, id: string, part: Partial<Pick<Row<'household'>, 'head_name' | 'head_pinyin' | 'address' | 'registered_path'>>): Promise<void> {
  await trx.updateTable('household').set((own) => ({ ...part, version: own('version', '+', 1) })).where('district_key', '=', districtKey).where('id', '=', id).execute()
}

export async function insertPersonKey(trx: Trx, row: NewRow<'person_key'>): Promise<void> {
  await trx.insertInto('person_key').values(row).execute()
}

/** The next number of an area, counted up in the transaction of the write that uses it. */
export async function nextProvisional(trx: Trx, districtKey: string, areaPath: string, id: string): Promise<number> {
  const found = await sql<{ used: number }>`
    INSERT INTO provisional_counter (district_key, id, area_path, used) VALUES (${districtKey}, ${id}, ${areaPath}, 1)
    ON CONFLICT (district_key, area_path) DO UPDATE SET used = provisional_counter.used + 1 RETURNING used`.execute(trx)
  return (found.rows[0] as { used: number }).used
}

export async function insertAid(trx: Trx, row: NewRow<'aid'>): Promise<void> {
  await trx.insertInto('aid').values(row).execute()
}

export function lockAid(trx: Trx, districtKey: string, scope: string, id: string): Promise<Row<'aid'> | undefined> {
  return trx.selectFrom('aid').selectAll().where('district_key', '=', districtKey).where('id', '=', id).where(within(scope)).forUpdate().executeTakeFirst()
}

export async function endAidRow(trx: Trx, districtKey: string, { household_id: householdId, id }: Pick<Row<'aid'>, 'household_id' | 'id'>, to: string, note: string): Promise<void> {
  await trx.updateTable('aid').set({ to_date: to, note }).where('district_key', '=', districtKey).where('household_id', '=', householdId).where('id', '=', id).execute()
}

export async function insertObligor(trx: Trx, row: NewRow<'obligor'>): Promise<void> {
  await trx.insertInto('obligor').values(row).execute()
}

export function lockObligor(trx: Trx, districtKey: string, scope: string, id: string): Promise<Row<'obligor'> | undefined> {
  return trx.selectFrom('obligor').selectAll().where('district_key', '=', districtKey).where('id', '=', id).where(within(scope)).forUpdate().executeTakeFirst()
}

export async function endObligorRow(trx: Trx, districtKey: string, id: string, at: Date, replacedBy: string | null): Promise<void> {
  await trx.updateTable('obligor').set({ ended_at: at, replaced_by: replacedBy }).where('district_key', '=', districtKey).where('id', '=', id).execute()
}

export function listObligors(trx: Trx, districtKey: string, householdId: string): Promise<Row<'obligor'>[]> {
  return trx.selectFrom('obligor').selectAll().where('district_key', '=', districtKey).where('household_id', '=', householdId).where('ended_at', 'is', null).orderBy('id').execute()
}

export interface FactLine {
  value: StoredFact['value']
  as_of: string
  source: string
  recorded_at: string | null
}

/** Every value of one fact, the newest day first: the one that holds, those of records that were merged into this one, and the history. */
export async function listFactHistory(trx: Trx, districtKey: string, householdId: string, name: string, personId: string | undefined): Promise<FactLine[]> {
  const [table, id] = personId === undefined ? ['household', householdId] : ['person', personId]
  const of = personId === undefined ? sql`f.person_id IS NULL AND f.household_id = ${householdId}` : sql`f.person_id = ${personId}`
  const found = await sql<FactLine>`
    SELECT value, as_of, source, max(recorded_at) AS recorded_at, max(rank) AS rank FROM (
      SELECT o.facts->${name}->'value' AS value, (o.facts->${name}->>'asOf')::date AS as_of, o.facts->${name}->>'source' AS source, (o.facts->${name}->>'at')::timestamptz AS recorded_at, CASE WHEN o.id = ${id} THEN 'z' ELSE 'y' END AS rank
        FROM ${sql.table(table)} o WHERE o.district_key = ${districtKey} AND (o.id = ${id} OR o.merged_into = ${id}) AND o.facts->${name} IS NOT NULL
      UNION ALL
      SELECT f.value, f.as_of, f.source, f.recorded_at, f.id::text FROM fact f WHERE f.district_key = ${districtKey} AND f.name = ${name} AND ${of}) one
     GROUP BY value, as_of, source ORDER BY as_of DESC, max(rank) COLLATE "C" DESC LIMIT 200`.execute(trx)
  return found.rows
}
