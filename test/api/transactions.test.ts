import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openDatabase, openPool } from '#server/database/connect.ts'
import { enterScope } from '#server/database/scope.ts'
import { scopedTransaction, wideTransaction, type Trx } from '#server/database/transaction.ts'
import { rowsOf } from './setup/put-household.ts'
import { startServer, type TestServer } from './setup/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer('bare')
})
afterAll(() => server?.close())
beforeEach(() => rowsOf(server.connection, 'DELETE FROM heading_mapping'))

const put = (trx: Trx, digest: string) => sql`INSERT INTO heading_mapping (district_key, headings_digest, fields, used_at) VALUES ('x', ${digest}, '[]', now())`.execute(trx)
const kept = async () => (await rowsOf<{ headings_digest: string }>(server.connection, 'SELECT headings_digest FROM heading_mapping ORDER BY headings_digest')).map((row) => row.headings_digest)

test('what nobody waits for is there when the transaction is', async () => {
  const answer = await wideTransaction(server.serving.services.database, async (trx, send) => {
    send(put(trx, 'a'))
    send(put(trx, 'b'))
    return 'done'
  })
  expect(answer).toBe('done')
  expect(await kept()).toEqual(['a', 'b'])
})

test('a statement that fails behind the back of its transaction takes everything with it, and its own failure is told', async () => {
  const failing = wideTransaction(server.serving.services.database, async (trx, send) => {
    send(put(trx, 'before'))
    send(sql`SELECT 1 / ${0}::int`.execute(trx))
    send(put(trx, 'behind'))
    return 'done'
  })
  await expect(failing).rejects.toMatchObject({ code: '22012' })
  expect(await kept()).toEqual([])
})

test('what the database sends back is done again, also where nobody waited for it', async () => {
  let times = 0
  const answer = await wideTransaction(server.serving.services.database, async (trx, send) => {
    times += 1
    send(put(trx, `${times}`))
    if (times < 3) send(sql`DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40P01'; END $$`.execute(trx))
    return times
  })
  expect(answer).toBe(3)
  expect(await kept()).toEqual(['3'])
})

test('who may not enter is given nothing of what was asked for with it, and changes nothing', async () => {
  const stranger = `stranger_${process.pid}`
  await rowsOf(server.connection, `CREATE ROLE ${stranger}; GRANT ALL ON heading_mapping TO ${stranger}`)
  const database = openDatabase(openPool(server.connection, 1))
  try {
    await sql.raw(`SET SESSION AUTHORIZATION ${stranger}`).execute(database)
    let rows: unknown
    const reading = scopedTransaction(database, 'd/', async (trx) => {
      rows = (await Promise.all([sql`SELECT 1`.execute(trx), put(trx, 'stranger')]))[0].rows
      return rows
    })
    await expect(reading).rejects.toMatchObject({ code: '42501' })
    expect(rows).toBeUndefined()
    expect(await kept()).toEqual([])
  } finally {
    await database.destroy()
    await rowsOf(server.connection, `DROP OWNED BY ${stranger}; DROP ROLE ${stranger}`)
  }
})

test('no path reaches beyond its quotes', async () => {
  for (const scope of [`d/'; RESET ROLE; --`, String.raw`d/\'; RESET ROLE; --`, `d/"`, 'd/$1', '']) {
    const { rows } = await scopedTransaction(server.serving.services.database, scope, (trx) => sql<{ role: string; scope: string }>`SELECT current_user AS role, current_setting('app.scope') AS scope`.execute(trx))
    expect(rows).toEqual([{ role: 'doudi_scoped', scope }])
  }
  expect(() => enterScope('d/\0')).toThrow(RangeError)
})

test('a statement that comes after the end of its transaction is refused', async () => {
  let late: Promise<unknown> | undefined
  await wideTransaction(server.serving.services.database, async (trx) => {
    late = new Promise(setImmediate).then(() => put(trx, 'late'))
    late.catch(() => undefined)
  })
  await expect(late).rejects.toThrow(/after the end|already/)
  expect(await kept()).toEqual([])
})
