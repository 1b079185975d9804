import type { Database } from './connect.ts'
import type { Trx } from './transaction.ts'

/** What a district has set, by name. Only for work past the scope: the table is local. */
export async function findDistrictSetting(reader: Database | Trx, districtKey: string, name: string): Promise<unknown> {
  return (await reader.selectFrom('district_setting').select('value').where('district_key', '=', districtKey).where('name', '=', name).executeTakeFirst())?.value
}

export async function setDistrictSetting(reader: Database | Trx, districtKey: string, name: string, value: unknown): Promise<void> {
  await reader
    .insertInto('district_setting')
    .values({ district_key: districtKey, name, value: JSON.stringify(value) })
    .onConflict((conflict) => conflict.columns(['district_key', 'name']).doUpdateSet((excluded) => ({ value: excluded.ref('excluded.value') })))
    .execute()
}
