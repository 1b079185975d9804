import { wideTransaction } from '../../database/transaction.ts'
import type { Services } from '../../http/work.ts'
import { deleteEndedSessions, deleteKeysBefore } from './keys.global.queries.ts'

const keptDays = 30

/** Idempotency keys older than any repetition and sessions that have ended are let go; the audit entries of both stay. */
export async function pruneKeys(services: Services): Promise<void> {
  const before = new Date(services.clock.now().getTime() - keptDays * 86_400_000)
  await wideTransaction(services.database, async (trx) => {
    await deleteKeysBefore(trx, before)
    await deleteEndedSessions(trx, services.clock.now())
  })
}
