import { CompiledQuery, sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openDatabase, openPool, type Database } from '#server/database/connect.ts'
import { wideTransaction, type Trx } from '#server/database/transaction.ts'
import { writtenOnce } from '#server/database/written-once.ts'
import { rowsOf } from './setup/put-household.ts'
import { startServer, type TestServer } from './setup/server.ts'

let server: TestServer
/** Over one connection, which has to go on after whatever happens in it. */
let database: Database
beforeAll(async () => {
  server = await startServer('bare')
  database = openDatabase(openPool(server.connection, 1))
})
afterAll(async () => {
  await database?.destroy()
  await server?.close()
})
beforeEach(() => rowsOf(server.connection, 'DELETE FROM heading_mapping'))

const put = (trx: Trx, digest: string) => sql`INSERT INTO heading_mapping (district_key, headings_digest, fields, used_at) VALUES ('x', ${digest}, '[]', now())`.execute(trx)
const kept = async () => (await rowsOf<{ headings_digest: string }>(server.connection, 'SELECT headings_digest FROM heading_mapping ORDER BY headings_digest')).map((row) => row.headings_digest)
const codeOf = (one: PromiseSettledResult<unknown>) => (one.status === 'rejected' ? (one.reason as { code?: string }).code : 'done')

// More often than it takes until a statement is kept prepared.
const often = Array.from({ length: 30 }, (_, n) => n)

test('each of many statements that go out together gets its own answer', async () => {
  for (const turn of often) {
    const found = await wideTransaction(database, (trx) =>
      Promise.all([
        sql<{ n: number }>`SELECT ${turn}::int AS n`.execute(trx),
        sql<{ a: string; b: string | null }>`SELECT u AS a, nullif(u, 'y') AS b FROM unnest(${['x', 'y']}::text[]) AS u`.execute(trx),
        put(trx, `${turn}`),
        sql<{ day: string; many: number }>`SELECT '2026-02-28'::date AS day, ${turn}::bigint AS many WHERE ${turn} % 2 = 0`.execute(trx),
      ]))
    expect(found[0].rows).toEqual([{ n: turn }])
    expect(found[1].rows).toEqual([{ a: 'x', b: 'x' }, { a: 'y', b: null }])
    expect(found[2].numAffectedRows).toBe(1n)
    expect(found[3].rows).toEqual(turn % 2 === 0 ? [{ day: '2026-02-28', many: turn }] : [])
  }
  expect(await kept()).toHaveLength(often.length)
})

test('what stands behind a statement that fails is not done and says so, and the connection goes on', async () => {
  const divided = (trx: Trx, by: number) => sql<{ n: number }>`SELECT 12 / ${by}::int AS n`.execute(trx)
  const behind = (trx: Trx) => sql<{ n: number }>`SELECT 7 AS n, ${'behind'}::text AS t`.execute(trx)
  for (const turn of often) {
    let told: readonly PromiseSettledResult<unknown>[] = []
    const by = turn % 2
    const running = wideTransaction(database, async (trx) => {
      told = await Promise.allSettled([put(trx, `before ${turn}`), divided(trx, by), behind(trx), put(trx, `behind ${turn}`)])
      // What failed is swallowed here, and yet nothing of it may stay.
      return 'done'
    })
    if (by === 0) await running.catch(() => undefined)
    else expect(await running).toBe('done')
    expect(told.map(codeOf)).toEqual(by === 0 ? ['done', '22012', '25P02', '25P02'] : ['done', 'done', 'done', 'done'])
  }
  expect(await kept()).toEqual(often.filter((turn) => turn % 2 === 1).flatMap((turn) => [`before ${turn}`, `behind ${turn}`]).sort())
})

test('a statement that nobody can parse spoils neither itself nor those that come to be prepared with it', async () => {
  const wrong = (trx: Trx) => sql`SELECT nothing_of_the_kind(${1}::int)`.execute(trx)
  const right = (trx: Trx, n: number) => sql<{ n: number }>`SELECT ${n}::int + 1000 AS n`.execute(trx)
  for (const turn of often) {
    let told: readonly PromiseSettledResult<unknown>[] = []
    await wideTransaction(database, async (trx) => {
      told = await Promise.allSettled([wrong(trx), right(trx, turn)])
    }).catch(() => undefined)
    expect(told.map(codeOf)).toEqual(['42883', '25P02'])
  }
  for (const turn of often) expect((await wideTransaction(database, (trx) => right(trx, turn))).rows).toEqual([{ n: turn + 1000 }])
})

test('a value that cannot be read is told to whoever asked for it, and to nobody else', async () => {
  for (const turn of often) {
    let told: readonly PromiseSettledResult<unknown>[] = []
    await wideTransaction(database, async (trx) => {
      told = await Promise.allSettled([sql`SELECT (9007199254740993 + ${turn}::bigint) AS n`.execute(trx), sql<{ n: number }>`SELECT ${turn}::int AS n`.execute(trx)])
    })
    expect(told[0]).toMatchObject({ status: 'rejected', reason: expect.any(RangeError) })
    expect(told[1]).toMatchObject({ status: 'fulfilled', value: { rows: [{ n: turn }] } })
  }
})

test('a connection that breaks is told to each of them', async () => {
  let told: readonly PromiseSettledResult<unknown>[] = []
  await wideTransaction(database, async (trx) => {
    const { rows: [{ pid }] } = (await sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`.execute(trx)) as { rows: [{ pid: number }] }
    const waiting = Promise.allSettled([sql`SELECT pg_sleep(${60})`.execute(trx), put(trx, 'lost')])
    // As the owner of the database, since the role of a transaction ends nobody.
    await rowsOf(server.connection, `SELECT pg_terminate_backend(${pid})`)
    told = await waiting
  }).catch(() => undefined)
  expect(told.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await kept()).toEqual([])
  expect((await wideTransaction(database, (trx) => sql<{ n: number }>`SELECT ${1}::int AS n`.execute(trx))).rows).toEqual([{ n: 1 }])
})

test('where a transaction does not begin, nothing of it is done: not what went out with it, not what comes later, not what nobody waits for', async () => {
  const pool = openPool(server.connection, 1)
  let isSpoilt = true
  pool.on('connect', (client) => {
    const { connection } = client as unknown as { connection: { parse(message: { text: string }): void } }
    const parse = connection.parse.bind(connection)
    connection.parse = (message) => parse(isSpoilt && message.text === 'begin' ? { ...message, text: 'begn' } : message)
  })
  const own = openDatabase(pool)
  const copied = CompiledQuery.raw('COPY heading_mapping (district_key, headings_digest, fields, used_at) FROM STDIN', [Buffer.from([0x64, 0, 0, 0, 4])])
  try {
    for (const how of ['waiting', 'not waiting', 'at once', 'copying', 'with several in one text']) {
      const ways: Record<string, (trx: Trx, send: (one: Promise<unknown>) => void) => Promise<unknown>> = {
        waiting: async (trx) => {
          await Promise.allSettled([put(trx, 'a'), put(trx, 'b')])
          await put(trx, 'c')
        },
        'not waiting': async (trx, send) => {
          send(put(trx, 'd'))
          await new Promise(setImmediate)
          send(put(trx, 'e'))
          return 'done'
        },
        'at once': async (trx, send) => send(put(trx, 'f')),
        copying: (trx) => Promise.allSettled([put(trx, 'g'), trx.executeQuery(copied)]),
        'with several in one text': (trx) => Promise.allSettled([trx.executeQuery(CompiledQuery.raw(`DELETE FROM heading_mapping; INSERT INTO heading_mapping (district_key, headings_digest, fields, used_at) VALUES ('x', 'h', '[]', now())`))]),
      }
      await expect(wideTransaction(own, ways[how]!), how).rejects.toMatchObject({ code: '42601' })
      expect(await kept(), how).toEqual([])
    }
    isSpoilt = false
    await wideTransaction(own, (trx) => put(trx, 'at last'))
    expect(await kept()).toEqual(['at last'])
  } finally {
    await own.destroy()
  }
})

test('a transaction in which nothing is asked for leaves nothing behind on its connection', async () => {
  for (const run of [async () => 'done', async () => Promise.reject(new Error('thought better of it'))]) {
    await database.transaction().execute(run).catch(() => undefined)
    await Promise.allSettled([put(database as Trx, 'by itself'), sql`SELECT 1 / ${0}::int`.execute(database)])
    expect(await kept()).toEqual(['by itself'])
    await rowsOf(server.connection, 'DELETE FROM heading_mapping')
  }
})

test('a text without a statement has no rows, and those behind it have their own', async () => {
  for (const turn of often) {
    const found = await wideTransaction(database, (trx) => Promise.all([trx.executeQuery(CompiledQuery.raw('/* nothing */')), sql<{ n: number }>`SELECT ${turn}::int AS n`.execute(trx), trx.executeQuery(CompiledQuery.raw('CREATE TEMPORARY TABLE IF NOT EXISTS gone (n int) ON COMMIT DROP'))]))
    expect(found.map(({ rows }) => rows)).toEqual([[], [{ n: turn }], []])
  }
})

test('a connection on which the driver counts the time is not cut when all was answered in time', async () => {
  const own = openDatabase(openPool({ ...server.connection, query_timeout: 1000 } as typeof server.connection, 1))
  try {
    const pids = new Set<number>()
    // Nothing is written: a disk that is slow for once would take the time that is counted.
    for (let turn = 0; turn < 3; turn += 1) {
      if (turn > 0) await new Promise((resolve) => setTimeout(resolve, 1200))
      const [{ rows }] = await wideTransaction(own, (trx) => Promise.all([sql<{ pid: number }>`SELECT pg_backend_pid() AS pid, ${turn}::int AS n`.execute(trx), sql`SELECT ${turn}::int AS m`.execute(trx)]))
      pids.add(rows[0]!.pid)
    }
    expect(pids.size).toBe(1)
  } finally {
    await own.destroy()
  }
})

test('a statement that is put together once is given its values each time', async () => {
  const both = writtenOnce((trx, { digest, district }: { readonly digest: string; readonly district: string }) =>
    trx.selectFrom('heading_mapping').select(['headings_digest', sql<string>`${district} || 1`.as('own')]).where('district_key', '=', district).where('headings_digest', 'in', [digest, 'always']))
  await wideTransaction(database, (trx) => Promise.all(['a', 'b', 'always'].map((digest) => put(trx, digest))))
  for (const digest of ['a', 'b', 'c']) {
    const { rows } = await wideTransaction(database, (trx) => both(trx, { digest, district: 'x' }))
    expect(rows.map((row) => row.headings_digest).sort()).toEqual(digest === 'c' ? ['always'] : [digest, 'always'].sort())
    expect(rows.every(({ own }) => own === 'x1')).toBe(true)
  }
  expect((await wideTransaction(database, (trx) => both(trx, { digest: 'a', district: 'y' }))).rows).toEqual([])
})
