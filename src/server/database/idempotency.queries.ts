import type { NewRow } from './tables.ts'
import type { Trx } from './transaction.ts'

/**
 * Takes a key for this transaction. Whoever comes with the same key meanwhile waits for the first to end.
 * @returns false when the key was used before
 */
export async function takeKey(trx: Trx, row: NewRow<'idempotency'>): Promise<boolean> {
  const done = await trx
    .insertInto('idempotency')
    .values(row)
    .onConflict((conflict) => conflict.columns(['district_key', 'key']).doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export async function keepAnswer(trx: Trx, districtKey: string, key: string, sealed: Uint8Array): Promise<void> {
  await trx.updateTable('idempotency').set({ response_sealed: sealed }).where('district_key', '=', districtKey).where('key', '=', key).execute()
}

export function findAnswer(trx: Trx, districtKey: string, key: string): Promise<{ account_id: string; request_digest: Uint8Array; response_sealed: Uint8Array | null } | undefined> {
  return trx
    .selectFrom('idempotency')
    .select(['account_id', 'request_digest', 'response_sealed'])
    .where('district_key', '=', districtKey)
    .where('key', '=', key)
    .executeTakeFirst()
}
