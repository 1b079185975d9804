import type { Database } from './connect.ts'
import type { Trx } from './transaction.ts'

/** Settings of the database itself: what kind it is, which keys it is sealed with. */
export async function findSetting(reader: Database | Trx, name: string): Promise<unknown> {
  return (await reader.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst())?.value
}

export async function setSetting(reader: Database | Trx, name: string, value: unknown): Promise<void> {
  const json = JSON.stringify(value)
  await reader
    .insertInto('setting')
    .values({ name, value: json })
    .onConflict((conflict) => conflict.column('name').doUpdateSet((excluded) => ({ value: excluded.ref('excluded.value') })))
    .execute()
}
