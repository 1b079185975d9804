import type { Trx } from '../../database/transaction.ts'

export async function deleteKeysBefore(trx: Trx, before: Date): Promise<void> {
  await trx.deleteFrom('idempotency').where('created_at', '<', before.toISOString()).execute()
}

export async function deleteEndedSessions(trx: Trx, now: Date): Promise<void> {
  await trx.deleteFrom('session').where('expires_at', '<', now.toISOString()).execute()
}
