import { sql, type Transaction } from 'kysely'
import type { Database } from './connect.ts'
import { scopedRole, wideRole } from './policies.ts'
import type { Tables } from './tables.ts'

export type Trx = Transaction<Tables>

const retried = new Set(['40001', '40P01'])

/**
 * A transaction that sees the rows of one area and everything below it, and no other row whatever the query says.
 * An empty scope sees nothing.
 */
export function scopedTransaction<T>(database: Database, scope: string, run: (trx: Trx) => Promise<T>): Promise<T> {
  return attempt(database, async (trx) => {
    await sql`SET LOCAL ROLE ${sql.raw(scopedRole)}`.execute(trx)
    await sql`SELECT app_set_scope(${scope})`.execute(trx)
    return run(trx)
  })
}

/** A transaction that sees every row. Only the modules named in the architecture check may use it. */
export function wideTransaction<T>(database: Database, run: (trx: Trx) => Promise<T>): Promise<T> {
  return attempt(database, async (trx) => {
    await sql`SET LOCAL ROLE ${sql.raw(wideRole)}`.execute(trx)
    return run(trx)
  })
}

async function attempt<T>(database: Database, run: (trx: Trx) => Promise<T>, left = 3): Promise<T> {
  try {
    return await database.transaction().execute(run)
  } catch (error) {
    if (left > 1 && retried.has((error as { code?: string }).code ?? '')) return attempt(database, run, left - 1)
    throw error
  }
}
