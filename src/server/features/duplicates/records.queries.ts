import { sql } from 'kysely'
import type { Row } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'
import { within } from '../../database/within.ts'

export type PersonRow = Row<'person'> & { area_name: string }
export type HouseholdRow = Row<'household'> & { area_name: string; area_level: string }

/** A person of the scope, merged or not, held until the write is done. */
export function lockPersonRow(trx: Trx, districtKey: string, scope: string, id: string): Promise<PersonRow | undefined> {
  return trx
    .selectFrom('person')
    .innerJoin('area', 'area.path', 'person.area_path')
    .selectAll('person')
    .select('area.name as area_name')
    .where('person.district_key', '=', districtKey)
    .where('person.id', '=', id)
    .where(within(scope, 'person.area_path'))
    .forUpdate('person')
    .executeTakeFirst()
}

export function lockHouseholdRow(trx: Trx, districtKey: string, scope: string, id: string): Promise<HouseholdRow | undefined> {
  return trx
    .selectFrom('household')
    .innerJoin('area', 'area.path', 'household.area_path')
    .selectAll('household')
    .select(['area.name as area_name', 'area.level as area_level'])
    .where('household.district_key', '=', districtKey)
    .where('household.id', '=', id)
    .where(within(scope, 'household.area_path'))
    .forUpdate('household')
    .executeTakeFirst()
}

export function listMembershipsOf(trx: Trx, districtKey: string, column: 'person_id' | 'household_id', id: string): Promise<Row<'membership'>[]> {
  return trx.selectFrom('membership').selectAll().where('district_key', '=', districtKey).where(column, '=', id).orderBy('id').execute()
}

/** Aid that goes on on a day: of a person, or of a household as a whole. */
export function listAidOn(trx: Trx, districtKey: string, of: { personId: string } | { householdId: string }, on: string): Promise<Row<'aid'>[]> {
  return trx
    .selectFrom('aid')
    .selectAll()
    .where('district_key', '=', districtKey)
    .$if('personId' in of, (query) => query.where('person_id', '=', (of as { personId: string }).personId))
    .$if('householdId' in of, (query) => query.where('household_id', '=', (of as { householdId: string }).householdId).where('person_id', 'is', null))
    .where((where) => where.or([where('to_date', 'is', null), where('to_date', '>', on)]))
    .orderBy('id')
    .execute()
}

export interface Counts {
  facts: number
  memberships: number
  aid: number
  visits: number
  findings: number
}

/** How much hangs on a record. */
export async function countOf(trx: Trx, districtKey: string, column: 'person_id' | 'household_id', id: string): Promise<Counts> {
  const of = (table: string) => sql`(SELECT count(*)::int FROM ${sql.table(table)} WHERE district_key = ${districtKey} AND ${sql.ref(column)} = ${id})`
  const facts = sql`(SELECT count(*)::int FROM ${sql.table(column === 'person_id' ? 'person' : 'household')} o, jsonb_object_keys(o.facts) WHERE o.district_key = ${districtKey} AND o.id = ${id})`
  const visits =
    column === 'household_id'
      ? of('submission')
      : sql`(SELECT count(*)::int FROM submission s WHERE s.district_key = ${districtKey} AND s.household_id IN (SELECT household_id FROM membership WHERE district_key = ${districtKey} AND person_id = ${id}))`
  const found = await sql<Counts>`SELECT ${facts} AS facts, ${of('membership')} AS memberships, ${of('aid')} AS aid, ${visits} AS visits, ${of('finding')} AS findings`.execute(trx)
  return found.rows[0] as Counts
}

export async function listMergedInto(trx: Trx, districtKey: string, table: 'person' | 'household', id: string): Promise<string[]> {
  const rows = await trx.selectFrom(table).select('id').where('district_key', '=', districtKey).where('merged_into', '=', id).execute()
  return rows.map((row) => row.id)
}

/** Campaigns in which both households have a visit that was not handed in. */
export async function countSharedDrafts(trx: Trx, districtKey: string, a: string, b: string): Promise<number> {
  const found = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM visit v JOIN visit w ON w.district_key = ${districtKey} AND w.campaign_id = v.campaign_id AND w.household_id = ${b} AND w.state = 'DRAFT'
     WHERE v.district_key = ${districtKey} AND v.household_id = ${a} AND v.state = 'DRAFT'`.execute(trx)
  return (found.rows[0] as { count: number }).count
}

/** How many of the persons live in an institution now. */
export async function countInCare(trx: Trx, districtKey: string, personIds: readonly string[]): Promise<number> {
  const found = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM institution_resident WHERE district_key = ${districtKey} AND person_id = ANY(${personIds as string[]}::uuid[]) AND to_date IS NULL`.execute(trx)
  return (found.rows[0] as { count: number }).count
}

export function listEntries(trx: Trx, districtKey: string, householdId: string): Promise<Row<'roster_entry'>[]> {
  return trx.selectFrom('roster_entry').selectAll().where('district_key', '=', districtKey).where('household_id', '=', householdId).execute()
}

export async function findProposal(trx: Trx, districtKey: string, a: string, b: string): Promise<Pick<Row<'duplicate_proposal'>, 'id' | 'state' | 'reasons'> | undefined> {
  const [first, second] = a < b ? [a, b] : [b, a]
  return trx.selectFrom('duplicate_proposal').select(['id', 'state', 'reasons']).where('district_key', '=', districtKey).where('person_a', '=', first).where('person_b', '=', second).executeTakeFirst()
}

export async function listElsewhereIds(trx: Trx, districtKey: string, householdId: string): Promise<string[]> {
  const rows = await trx.selectFrom('household_elsewhere').select('id').where('district_key', '=', districtKey).where('household_id', '=', householdId).execute()
  return rows.map((row) => row.id)
}

export async function insertMerge(trx: Trx, row: Omit<Row<'registry_merge'>, 'changes' | 'at' | 'undone_at' | 'undone_by' | 'undone_reason'> & { changes: string; at: Date }): Promise<void> {
  await trx.insertInto('registry_merge').values(row).execute()
}

export function findMerge(trx: Trx, districtKey: string, scope: string, id: string): Promise<Row<'registry_merge'> | undefined> {
  return trx.selectFrom('registry_merge').selectAll().where('district_key', '=', districtKey).where('id', '=', id).where(within(scope)).forUpdate().executeTakeFirst()
}

export async function markUndone(trx: Trx, districtKey: string, id: string, at: Date, by: string, reason: string): Promise<void> {
  await trx.updateTable('registry_merge').set({ undone_at: at, undone_by: by, undone_reason: reason }).where('district_key', '=', districtKey).where('id', '=', id).execute()
}

/** What people and households are called, whether merged or not. */
export async function listNames(trx: Trx, districtKey: string, kind: string, ids: readonly string[]): Promise<Map<string, string>> {
  const rows =
    kind === 'person'
      ? await trx.selectFrom('person').select(['id', 'name']).where('district_key', '=', districtKey).where('id', 'in', ids).execute()
      : (await trx.selectFrom('household').select(['id', 'head_name']).where('district_key', '=', districtKey).where('id', 'in', ids).execute()).map((row) => ({ id: row.id, name: row.head_name }))
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** Members of a household who stand at another place than the given one. */
export async function listPeopleApart(trx: Trx, districtKey: string, householdId: string, notAt: string, on: string): Promise<{ id: string; area_path: string }[]> {
  const found = await sql<{ id: string; area_path: string }>`
    SELECT p.id, p.area_path FROM person p
     WHERE p.district_key = ${districtKey} AND p.area_path <> ${notAt}
       AND p.id IN (SELECT person_id FROM membership WHERE district_key = ${districtKey} AND household_id = ${householdId} AND (to_date IS NULL OR to_date > ${on}::date)) ORDER BY p.id`.execute(trx)
  return found.rows
}
