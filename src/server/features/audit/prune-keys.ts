import { wideTransaction } from '../../database/transaction.ts'
import type { Services } from '../../http/work.ts'
import { deleteKeysBefore } from './keys.global.queries.ts'

const keptDays = 30

/** Idempotency keys older than any repetition are let go; the audit entries that carry them stay. */
export async function pruneKeys(services: Services): Promise<void> {
  const before = new Date(services.clock.now().getTime() - keptDays * 86_400_000)
  await wideTransaction(services.database, (trx) => deleteKeysBefore(trx, before))
}
