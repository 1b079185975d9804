import { sql } from 'kysely'
import type { Trx } from '../../database/transaction.ts'

export async function countAssigned(trx: Trx, districtKey: string, accountId: string): Promise<number> {
  const row = await trx.selectFrom('assignment').select(sql<number>`count(*)`.as('count')).where('district_key', '=', districtKey).where('account_id', '=', accountId).executeTakeFirstOrThrow()
  return row.count
}

/** Households assigned to one account are assigned to another, each with a new epoch. @returns how many */
export async function moveAssigned(trx: Trx, districtKey: string, fromId: string, to: { readonly id: string; readonly name: string }, at: Date, byName: string): Promise<number> {
  const done = await trx
    .updateTable('assignment')
    .set((own) => ({ account_id: to.id, account_name: to.name, epoch: own('epoch', '+', 1), at, by_name: byName }))
    .where('district_key', '=', districtKey)
    .where('account_id', '=', fromId)
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}
