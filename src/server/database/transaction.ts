import { PostgresDialect, sql, Transaction, type DatabaseConnection } from 'kysely'
import type { Database } from './connect.ts'
import { scopedRole, wideRole } from './policies.ts'
import { setScope } from './statement-name.ts'
import type { Tables } from './tables.ts'

export type Trx = Transaction<Tables>

const retried = new Set(['40001', '40P01'])

/**
 * A transaction that sees the rows of one area and everything below it, and no other row whatever the query says.
 * An empty scope sees nothing.
 */
export function scopedTransaction<T>(database: Database, scope: string, run: (trx: Trx) => Promise<T>, does: Does = 'write'): Promise<T> {
  return attempt(database, (trx) => entered(Promise.all([sql`SET LOCAL ROLE ${sql.raw(scopedRole)}`.execute(trx), sql`${sql.raw(setScope)}${scope})`.execute(trx)]), does, () => run(trx)))
}

/** A transaction that sees every row. Only the modules named in the architecture check may use it. */
export function wideTransaction<T>(database: Database, run: (trx: Trx) => Promise<T>, does: Does = 'write'): Promise<T> {
  return attempt(database, (trx) => {
    wide.add(trx)
    return entered(sql`SET LOCAL ROLE ${sql.raw(wideRole)}`.execute(trx), does, () => run(trx))
  })
}

export type Does = 'read' | 'write'

// A reading asks for its rows together with the role that may see them: nobody is given any of them before that role is sure.
async function entered<T>(entering: Promise<unknown>, does: Does, run: () => Promise<T>): Promise<T> {
  if (does === 'write') {
    await entering
    return run()
  }
  const [role, ran] = await Promise.allSettled([entering, run()])
  if (role.status === 'rejected') throw role.reason
  if (ran.status === 'rejected') throw ran.reason
  return ran.value
}

const wide = new WeakSet<Trx>()

/** Whether it is a transaction that sees every row. */
export function seesAll(trx: Trx): boolean {
  return wide.has(trx)
}

async function attempt<T>(database: Database, run: (trx: Trx) => Promise<T>, left = 3): Promise<T> {
  try {
    return await database.transaction().execute(async (trx) => run(await pipelined(trx)))
  } catch (error) {
    if (left > 1 && retried.has((error as { code?: string }).code ?? '')) return attempt(database, run, left - 1)
    throw error
  }
}

// A transaction has to have them and opens nothing by them.
const dialect = new PostgresDialect({ pool: () => Promise.reject(new Error('a transaction has its connection')) })
const unused = { config: { dialect }, dialect, driver: dialect.createDriver() }

/**
 * The same transaction, in which statements that are asked for together go out together: each runs by itself, in the order in
 * which they were asked for, and none waits on the way for the answer of the one before.
 */
async function pipelined(trx: Trx): Promise<Trx> {
  const connection = await trx.getExecutor().provideConnection<DatabaseConnection>(async (own) => own)
  return new Transaction<Tables>({ ...unused, executor: trx.getExecutor().withConnectionProvider({ provideConnection: (consumer) => consumer(connection) }) })
}
