import { CompiledQuery, PostgresDialect, Transaction, type DatabaseConnection } from 'kysely'
import type { Database } from './connect.ts'
import { behindAFailure } from './gathered.ts'
import { wideRole } from './policies.ts'
import { enterScope } from './scope.ts'
import type { Tables } from './tables.ts'

export type Trx = Transaction<Tables>

/**
 * Takes a statement that has gone out and on whose answer nothing depends: nobody waits for it before the end of the transaction, which comes to
 * nothing where it failed.
 */
export type Send = (statement: Promise<unknown>) => void

/**
 * What is asked for first goes out together with the beginning of the transaction and the role that it is to have. Where one of these fails, the
 * database does nothing of it, nothing else goes out, and whoever asked is given nothing.
 */
type Run<T> = (trx: Trx, send: Send) => Promise<T>

const retried = new Set(['40001', '40P01'])

/** What is said to each statement of a transaction after one that failed; and to one that would have been prepared by a statement that was not done. */
const afterAFailure: ReadonlySet<string | undefined> = new Set([behindAFailure, '26000'])

/**
 * A transaction that sees the rows of one area and everything below it, and no other row whatever the query says.
 * An empty scope sees nothing.
 */
export function scopedTransaction<T>(database: Database, scope: string, run: Run<T>): Promise<T> {
  const texts = enterScope(scope).map((text) => CompiledQuery.raw(text))
  const enter = (trx: Trx) => texts.map((text) => trx.executeQuery(text))
  return attempt(database, enter, run)
}

/** A transaction that sees every row. Only the modules named in the architecture check may use it. */
export function wideTransaction<T>(database: Database, run: Run<T>): Promise<T> {
  const enter = (trx: Trx) => {
    wide.add(trx)
    return [trx.executeQuery(enterWide)]
  }
  return attempt(database, enter, run)
}

const wide = new WeakSet<Trx>()
const enterWide = CompiledQuery.raw(`SET LOCAL ROLE ${wideRole}`)

/** Whether it is a transaction that sees every row. */
export function seesAll(trx: Trx): boolean {
  return wide.has(trx)
}

async function attempt<T>(database: Database, enter: (trx: Trx) => readonly Promise<unknown>[], run: Run<T>, left = 3): Promise<T> {
  const sent: Promise<unknown>[] = []
  const send: Send = (statement) => {
    statement.catch(() => undefined)
    sent.push(statement)
  }
  const entered = (own: Trx): Promise<T> => {
    for (const one of enter(own)) send(one)
    return run(own, send)
  }
  const [ended] = await Promise.allSettled([database.transaction().execute((trx) => pipelined(trx, entered))])
  // What failed first is told by its own answer: what came behind it only says that something had failed, and so does the end, which was a rollback.
  const failed = [...(await Promise.allSettled(sent)), ended].flatMap((one) => (one.status === 'rejected' ? [one.reason as { code?: string }] : []))
  if (ended.status === 'fulfilled' && failed.length === 0) return ended.value
  const error = failed.find(({ code }) => !afterAFailure.has(code)) ?? failed[0]
  if (left > 1 && retried.has(error?.code ?? '')) return attempt(database, enter, run, left - 1)
  throw error
}

// A transaction has to have them and opens nothing by them.
const dialect = new PostgresDialect({ pool: () => Promise.reject(new Error('a transaction has its connection')) })
const unused = { config: { dialect }, dialect, driver: dialect.createDriver() }

/**
 * The same transaction, in which statements that are asked for together go out together: each runs by itself, in the order in
 * which they were asked for, and none waits on the way for the answer of the one before.
 */
async function pipelined<T>(trx: Trx, run: (own: Trx) => Promise<T>): Promise<T> {
  const connection = await trx.getExecutor().provideConnection<DatabaseConnection>(async (own) => own)
  let isOver = false
  const provideConnection = async <R>(consumer: (own: DatabaseConnection) => Promise<R>): Promise<R> => {
    // What nobody waits for has to have gone out by now; later it would stand outside of the transaction.
    if (isOver) throw Object.assign(new Error('a statement came after the end of its transaction'), { code: behindAFailure })
    return consumer(connection)
  }
  try {
    return await run(new Transaction<Tables>({ ...unused, executor: trx.getExecutor().withConnectionProvider({ provideConnection }) }))
  } finally {
    isOver = true
  }
}
