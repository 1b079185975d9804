import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { scopedTables } from '#db/manifest.ts'
import { actions, isWithin, may, roleLevels, roles, type Action } from '#domain/access/access.ts'
import { depth } from '#domain/area/area-path.ts'
import { enterScope } from '#server/database/scope.ts'
import { putAnyRow } from './setup/any-row.ts'
import { startServer, type TestServer } from './setup/server.ts'

// Row-level security of every scoped table, with the roles and the statements by which the server enters one.

let server: TestServer
let client: pg.Client
const [here, there] = ['d/t1/', 'd/t2/']

beforeAll(async () => {
  server = await startServer('bare')
  client = new pg.Client(server.connection)
  await client.connect()
})
afterAll(async () => {
  await client?.end()
  await server?.close()
})

/** In a transaction that is always taken back; foreign keys do not matter here. */
async function inScope<T>(scope: string | undefined, run: () => Promise<T>, before?: () => Promise<void>): Promise<T> {
  await client.query('BEGIN')
  try {
    await client.query('SET LOCAL session_replication_role = replica')
    await before?.()
    for (const text of scope === undefined ? ['SET LOCAL ROLE doudi_scoped'] : enterScope(scope)) await client.query(text)
    return await run()
  } finally {
    await client.query('ROLLBACK')
  }
}

const put = (table: string, areaPath: string): Promise<string> => putAnyRow(client, table, { district_key: 'd', area_path: areaPath })
const seen = async (table: string): Promise<string[]> => (await client.query<{ area_path: string }>(`SELECT area_path FROM ${table}`)).rows.map((row) => row.area_path).sort()
const sqlState = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'fine', (error: { code: string }) => error.code)

describe.each(scopedTables)('%s', (table) => {
  test('a row of another town is invisible, the whole district sees both', async () => {
    const both = async (): Promise<void> => {
      await put(table, here)
      await put(table, `${here}v/`)
      await put(table, there)
    }
    expect(await inScope(here, () => seen(table), both)).toEqual([here, `${here}v/`])
    expect(await inScope(there, () => seen(table), both)).toEqual([there])
    expect(await inScope(`${here}v/`, () => seen(table), both)).toEqual([`${here}v/`])
    expect(await inScope('d/', () => seen(table), both)).toEqual([here, `${here}v/`, there])
    expect(await inScope('', () => seen(table), both)).toEqual([])
    expect(await inScope(undefined, () => seen(table), both)).toEqual([])
  })

  test('a row cannot be put into another town', async () => {
    expect(await inScope(here, () => sqlState(put(table, there)))).toBe('42501')
    expect(await inScope('', () => sqlState(put(table, here)))).toBe('42501')
    expect(await inScope(here, () => sqlState(put(table, `${here}v/`)))).toBe('fine')
  })

  test('a row can neither be moved to another town nor taken, changed or deleted from it', async () => {
    const move = (from: string, to: string, scope: string): Promise<string> => inScope(scope, () => sqlState(client.query(`UPDATE ${table} SET area_path = $1 WHERE area_path = $2`, [to, from]).then((done) => Promise.reject({ code: `${done.rowCount} moved` }))), () => put(table, from).then(() => undefined))
    expect(['42501', '0 moved']).toContain(await move(here, there, here))
    expect(['42501', '0 moved']).toContain(await move(there, here, here))
    const left = await inScope(here, () => sqlState(client.query(`DELETE FROM ${table}`).then((done) => Promise.reject({ code: `${done.rowCount} deleted` }))), () => put(table, there).then(() => undefined))
    expect(['42501', '0 deleted']).toContain(left)
  })
})

test('neighbours whose ids begin alike are kept apart', async () => {
  const before = async (): Promise<void> => {
    for (const path of ['d/t1/', 'd/t10/', 'd/t1x/', 'd/t1', 'd/t1~/', 'd/t0/']) await put('household', path)
  }
  expect(await inScope('d/t1/', () => seen('household'), before)).toEqual(['d/t1/'])
})

test('what looks like a pattern or ends a string is only a scope', async () => {
  const before = (): Promise<void> => put('household', here).then(() => undefined)
  for (const scope of ['%', '_', "' OR true --", "'; RESET ROLE; --", '\\', '~', '/', '\u{10ffff}']) expect(await inScope(scope, () => seen('household'), before), scope).toEqual([])
})

test('the same pooled connection sees nothing after a scoped transaction when no scope is set', async () => {
  const pool = new pg.Pool({ ...server.connection, max: 1 })
  try {
    const run = async (scope: string | undefined, text: string): Promise<unknown[]> => {
      const connection = await pool.connect()
      try {
        await connection.query('BEGIN')
        for (const text of scope === undefined ? ['SET LOCAL ROLE doudi_scoped'] : enterScope(scope)) await connection.query(text)
        const { rows } = await connection.query(text)
        await connection.query('COMMIT')
        return rows
      } finally {
        connection.release()
      }
    }
    expect(await run('sentinel/', 'SELECT 1 FROM scope_sentinel')).toHaveLength(1)
    // The setting now reads '' instead of NULL: without NULLIF everything would begin with it.
    expect(await run(undefined, `SELECT current_setting('app.scope', true) AS scope`)).toEqual([{ scope: '' }])
    expect(await run(undefined, 'SELECT 1 FROM scope_sentinel')).toEqual([])
    expect(await run('', 'SELECT 1 FROM scope_sentinel')).toEqual([])
  } finally {
    await pool.end()
  }
})

test('the scoped role cannot leave its scope, open the accounts, or reach the queue', async () => {
  for (const text of ['SELECT * FROM account', 'SELECT * FROM session', 'SELECT * FROM migration', 'DELETE FROM idempotency', 'UPDATE area SET name = name', 'UPDATE campaign SET opened_by = opened_by', 'SELECT * FROM graphile_worker._private_jobs', 'ALTER TABLE household DISABLE ROW LEVEL SECURITY', 'DROP POLICY area_scope ON household', 'CREATE TABLE public.mine (a int)']) {
    expect(await inScope(here, () => sqlState(client.query(text))), text).toBe('42501')
  }
})

test('entries of the trail, facts, submissions and events are added and never changed', async () => {
  for (const table of ['audit_entry', 'fact', 'submission', 'finding_event']) {
    const before = (): Promise<void> => put(table, here).then(() => undefined)
    expect(await inScope(here, () => sqlState(client.query(`UPDATE ${table} SET area_path = area_path`)), before), table).toBe('42501')
    expect(await inScope(here, () => sqlState(client.query(`DELETE FROM ${table}`)), before), table).toBe('42501')
  }
})

describe('the pure model', () => {
  const segment = fc.string({ unit: fc.constantFrom(...'0123456789abcdefghjkmnpqrstvwxyz'), minLength: 1, maxLength: 4 })
  const path = fc.array(segment, { minLength: 1, maxLength: 4 }).map((ids) => `${ids.join('/')}/`)

  test('a scope reaches itself and what lies below, by whole ids, and nothing above or beside', () => {
    fc.assert(
      fc.property(path, path, (thing, scope) => {
        const [ids, above] = [thing.split('/').filter(Boolean), scope.split('/').filter(Boolean)]
        expect(isWithin(thing, scope)).toBe(above.every((id, at) => ids[at] === id))
        expect(isWithin(scope + thing, scope)).toBe(true)
        expect(isWithin(thing, '')).toBe(false)
      }),
    )
  })

  test('the database says the same as the model', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(path, { minLength: 1, maxLength: 5 }), fc.oneof(path, fc.constant('')), async (things, scope) => {
        const visible = await inScope(scope, () => seen('household'), async () => {
          for (const thing of things) await put('household', thing)
        })
        expect(visible).toEqual(things.filter((thing) => isWithin(thing, scope)).sort())
      }),
      { numRuns: 25 },
    )
  })

  test('who may do what is what the table says; nobody may do what is not in it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...roles), fc.constantFrom(...(Object.keys(actions) as Action[])), (role, action) => {
        expect(may(role, action)).toBe((actions[action] as readonly string[]).includes(role))
      }),
    )
  })

  test('an administrator does nothing with people; whoever signs for a level stands at it', () => {
    const personal = /^(roster|household|person|visit|finding|deliverable|today)\./
    expect((Object.keys(actions) as Action[]).filter((action) => personal.test(action) && may('administrator', action))).toEqual([])
    const deep = { city: 'c/', district: 'c/d/', town: 'c/d/t/', village: 'c/d/t/v/', group: 'c/d/t/v/g/' }
    for (const role of roles.filter((one) => may(one, 'roster.sign'))) expect(roleLevels[role].map((level) => depth(deep[level]))).toEqual([4])
    for (const role of roles.filter((one) => may(one, 'deliverable.submit'))) expect([[2], [3]]).toContainEqual(roleLevels[role].map((level) => depth(deep[level])))
    for (const role of roles.filter((one) => may(one, 'deliverable.return'))) expect([[1], [2]]).toContainEqual(roleLevels[role].map((level) => depth(deep[level])))
    // Nobody approves what they handed in themselves: no role both signs and returns a roster, none of a town returns a list. A
    // district hands in its own and returns those of its towns; who did it is looked at when it is done.
    for (const role of roles) {
      expect(may(role, 'deliverable.submit') && may(role, 'deliverable.return')).toBe(role === 'district-officer')
      expect(may(role, 'roster.sign') && may(role, 'roster.return')).toBe(false)
    }
  })
})
