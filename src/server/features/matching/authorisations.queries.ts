import { sql, type RawBuilder } from 'kysely'
import type { NewRow, Row } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'
import { within } from '../../database/within.ts'

/** Whether a household has an authorisation that holds on a day for a data set; `household` names the column with its id. */
export function isAuthorised(districtKey: string, household: string, dataset: string, on: string): RawBuilder<boolean> {
  return sql<boolean>`EXISTS (SELECT 1 FROM authorisation au
     WHERE au.district_key = ${districtKey} AND au.household_id = ${sql.ref(household)} AND au.signed_on <= ${on}::date AND (au.until_date IS NULL OR au.until_date >= ${on}::date)
       AND (au.ended_on IS NULL OR au.ended_on > ${on}::date) AND (au.datasets = '[]' OR au.datasets ? ${dataset}))`
}

export function listAuthorisationRows(trx: Trx, districtKey: string, scope: string, householdId: string): Promise<Row<'authorisation'>[]> {
  return trx.selectFrom('authorisation').selectAll().where('district_key', '=', districtKey).where('household_id', '=', householdId).where(within(scope)).orderBy('signed_on', 'desc').orderBy('id', 'desc').execute()
}

export function lockAuthorisation(trx: Trx, districtKey: string, scope: string, id: string): Promise<Row<'authorisation'> | undefined> {
  return trx.selectFrom('authorisation').selectAll().where('district_key', '=', districtKey).where('id', '=', id).where(within(scope)).forUpdate().executeTakeFirst()
}

export async function insertAuthorisation(trx: Trx, row: NewRow<'authorisation'>): Promise<void> {
  await trx.insertInto('authorisation').values(row).execute()
}

export async function endAuthorisationRow(trx: Trx, districtKey: string, id: string, on: string, reason: string): Promise<void> {
  await trx.updateTable('authorisation').set({ ended_on: on, end_reason: reason }).where('district_key', '=', districtKey).where('id', '=', id).execute()
}

export function findHouseholdPlace(trx: Trx, districtKey: string, scope: string, id: string): Promise<{ area_path: string } | undefined> {
  return trx.selectFrom('household').select('area_path').where('district_key', '=', districtKey).where('id', '=', id).where('merged_into', 'is', null).where(within(scope)).executeTakeFirst()
}

/** Members of a household on a day. */
export async function listMembers(trx: Trx, districtKey: string, householdId: string, on: string): Promise<{ id: string; name: string; birth_date: string | null }[]> {
  const found = await sql<{ id: string; name: string; birth_date: string | null }>`
    SELECT p.id, p.name, p.birth_date FROM membership m JOIN person p ON p.district_key = ${districtKey} AND p.id = m.person_id
     WHERE m.district_key = ${districtKey} AND m.household_id = ${householdId} AND (m.to_date IS NULL OR m.to_date > ${on}::date) ORDER BY m.is_head DESC, p.birth_date, p.id`.execute(trx)
  return found.rows
}
