import { sql } from 'kysely'
import type { NewRow } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'
import { within } from '../../database/within.ts'

export function findAreaPathOf(trx: Trx, districtKey: string, scope: string, householdId: string): Promise<{ area_path: string } | undefined> {
  return trx.selectFrom('household').select('area_path').where('district_key', '=', districtKey).where('id', '=', householdId).where(within(scope)).executeTakeFirst()
}

/** One row for a person and a household, renewed as long as it is open there. */
export async function keepCompany(trx: Trx, row: NewRow<'visit_company'>): Promise<void> {
  await trx
    .insertInto('visit_company')
    .values(row)
    .onConflict((conflict) => conflict.columns(['district_key', 'household_id', 'account_id']).doUpdateSet((own) => ({ area_path: own.ref('excluded.area_path'), page: own.ref('excluded.page'), name: own.ref('excluded.name'), expires_at: own.ref('excluded.expires_at') })))
    .execute()
}

/** Who else has the household open. What is over goes at the same time. */
export async function listCompany(trx: Trx, districtKey: string, householdId: string, accountId: string, now: Date): Promise<{ name: string; page: string }[]> {
  await trx.deleteFrom('visit_company').where('district_key', '=', districtKey).where('household_id', '=', householdId).where(sql<boolean>`expires_at < ${now}`).execute()
  return trx.selectFrom('visit_company').select(['name', 'page']).where('district_key', '=', districtKey).where('household_id', '=', householdId).where('account_id', '<>', accountId).orderBy('name').execute()
}
