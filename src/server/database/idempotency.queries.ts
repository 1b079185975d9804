import type { NewRow } from './tables.ts'
import type { Trx } from './transaction.ts'
import { writtenOnce } from './written-once.ts'

type Taken = Required<Omit<NewRow<'idempotency'>, 'response_sealed'>>

/**
 * Takes a key for this transaction. Whoever comes with the same key meanwhile waits for the first to end.
 * @returns false when the key was used before
 */
export async function takeKey(trx: Trx, row: Taken): Promise<boolean> {
  return (await take(trx, row)).numAffectedRows === 1n
}

const take = writtenOnce((trx, { district_key, key, account_id, route, request_digest, created_at }: Taken) =>
  trx
    .insertInto('idempotency')
    .values({ district_key, key, account_id, route, request_digest, created_at })
    .onConflict((conflict) => conflict.columns(['district_key', 'key']).doNothing()))

export async function keepAnswer(trx: Trx, districtKey: string, key: string, sealed: Uint8Array): Promise<void> {
  await keep(trx, { districtKey, key, sealed })
}

const keep = writtenOnce((trx, { districtKey, key, sealed }: { readonly districtKey: string; readonly key: string; readonly sealed: Uint8Array }) =>
  trx.updateTable('idempotency').set({ response_sealed: sealed }).where('district_key', '=', districtKey).where('key', '=', key))

export function findAnswer(trx: Trx, districtKey: string, key: string): Promise<{ account_id: string; request_digest: Uint8Array; response_sealed: Uint8Array | null } | undefined> {
  return trx
    .selectFrom('idempotency')
    .select(['account_id', 'request_digest', 'response_sealed'])
    .where('district_key', '=', districtKey)
    .where('key', '=', key)
    .executeTakeFirst()
}
