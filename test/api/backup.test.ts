import { randomUUID } from 'node:crypto'
import { chmod, cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { createClient } from '#client/call.ts'
import { getHousehold, openCitizenId } from '#contract/households.ts'
import { signIn } from '#contract/sessions.ts'
import { backupDatabase } from '#server/database/backup/backup-database.ts'
import { readManifest, type BackupManifest } from '#server/database/backup/backup-files.ts'
import { copyKeys } from '#server/database/backup/key-copy.ts'
import { openToWrite } from '#server/database/backup/open-place.ts'
import { prepareQueueOn } from '#server/database/backup/prepare-queue.ts'
import { backup } from '#cli/backup.ts'
import { restore } from '#cli/restore.ts'
import { systemRandom } from '#server/random.ts'
import { writeKeys } from '#server/sealing/key-files.ts'
import { serve } from '#server/serve.ts'
import { examplePassword } from '#server/example/accounts.ts'
import { inDatabase } from './setup/global.ts'
import { testKeys } from './setup/fixed.ts'
import { problemOf, startServer, type TestServer } from './setup/server.ts'
import { rowsOf } from './setup/put-household.ts'

// The rehearsal: the example is backed up, restored by the command line into an empty place with its keys, and somebody signs in there.

let server: TestServer
let folder: string
let manifest: BackupManifest
const at = (...parts: string[]) => path.join(folder, ...parts)
const lines: string[] = []
const io = { out: (line: string) => void lines.push(line), err: (line: string) => void lines.push(`! ${line}`), language: 'zh-CN' as const }
const codeOf = (promise: Promise<unknown>) => promise.then((code) => code, (error: { code: string }) => error.code)

beforeAll(async () => {
  server = await startServer('example')
  folder = await mkdtemp(path.join(tmpdir(), 'doudi-backup-'))
  await chmod(folder, 0o711)
  await writeKeys(at('keys'), testKeys)
  // The command line is rehearsed on the embedded server, wherever the other tests run.
  vi.stubEnv('DATABASE_URL', undefined)
  manifest = await backupDatabase({ connection: server.connection, folder: at('backup'), version: '0.0.0', now: new Date('2026-11-21T04:00:00Z') })
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await server?.close()
  if (folder) await rm(folder, { recursive: true, force: true })
})

test('a backup holds every row of every table, nobody who is signed in, and no key', async () => {
  const { rows } = await countsOf(server.connection)
  expect(Object.fromEntries(manifest.tables.map((table) => [table.name, table.rows]))).toEqual(Object.fromEntries(Object.entries(rows).filter(([name]) => name !== 'session')))
  expect(rows['household']).toBeGreaterThan(20)
  expect(rows['area_version']).toBeGreaterThan(12)
  const hex = [testKeys.data, testKeys.index].map((key) => Buffer.from(key).toString('hex'))
  for (const name of await readdir(at('backup'))) {
    const bytes = await readFile(at('backup', name))
    const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1')
    for (const key of hex) expect(text.includes(key), name).toBe(false)
  }
  expect(await readManifest(at('backup'))).toEqual(manifest)
})

test('a folder that holds something is not written to', async () => {
  expect(await codeOf(backupDatabase({ connection: server.connection, folder: at('backup'), version: '0', now: new Date() }))).toBe('BACKUP_FOLDER_NOT_EMPTY')
})

test('restored into an empty place: the same rows, ids open, people sign in; backed up from there it is the same backup', async () => {
  const place = ['--data', at('data'), '--keys', at('new-keys')]
  expect(await codeOf(restore([at('backup'), ...place], io))).toBe('KEYS_MISSING')
  expect(await restore([at('backup'), '--keys-from', at('keys'), ...place], io), lines.join('\n')).toBe(0)
  expect(await readFile(at('new-keys', 'data.key'), 'utf8')).toBe(await readFile(at('keys', 'data.key'), 'utf8'))

  expect(await backup([at('again'), '--keys-to', at('keys-again'), ...place], io), lines.join('\n')).toBe(0)
  const again = await readManifest(at('again'))
  const comparable = (one: BackupManifest) => one.tables.filter((table) => table.name !== 'migration')
  expect(comparable(again)).toEqual(comparable(manifest))
  expect(await readdir(at('keys-again'))).toEqual(['data.key', 'index.key'])
  expect(await codeOf(restore([at('backup'), ...place], io))).toBe('RESTORE_NOT_EMPTY')

  const opened = await openToWrite({ databaseUrl: undefined, dataDir: at('data') })
  try {
    const serving = await serve({ connection: opened.connection, keysDir: at('new-keys'), kindWhenNew: 'real', log: pino({ level: 'silent' }), clock: server.clock, host: '127.0.0.1', port: 0 })
    try {
      const before = await server.as('quxian')
      const [person] = await rowsOf<{ id: string; household_id: string }>(server.connection, `SELECT p.id, m.household_id FROM person p JOIN membership m ON m.person_id = p.id WHERE p.citizen_id_sealed IS NOT NULL ORDER BY p.id LIMIT 1`)
      const after = await signedIn(serving.address)
      const asked = { params: { id: person!.id }, body: { purpose: '核对身份' } } as never
      expect(await after(openCitizenId, asked)).toEqual(await before.ask(openCitizenId, asked))
      const household = { params: { id: person!.household_id } }
      // Each has its own entry of who opened the id.
      const { timeline: _, ...there } = await after(getHousehold, household)
      const { timeline: __, ...here } = await before.ask(getHousehold, household)
      expect(here.members.length).toBeGreaterThan(0)
      expect(there).toEqual(here)
      expect(await problemOf(createClient({ baseUrl: serving.address }).call(signIn, { body: { login: 'quxian', password: 'wrong' } }))).toBe('SIGN_IN_FAILED')
      // While it runs it can be backed up too.
      expect(await backup([at('running'), ...place], io), lines.join('\n')).toBe(0)
      expect(await codeOf(restore([at('backup'), '--replace', ...place], io))).toBe('DATABASE_IN_USE')
    } finally {
      await serving.close()
    }
  } finally {
    await opened.close()
  }
  expect(await restore([at('running'), '--replace', ...place], io)).toBe(0)
})

test('wrong keys, a damaged file, a backup that was broken off or that a newer version made: refused, and nothing is touched', async () => {
  const name = `${inject('run')}_restore_${randomUUID().slice(0, 8)}`
  const admin = new pg.Client(inject('connection'))
  await admin.connect()
  await admin.query(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`)
  const connection = inDatabase(inject('connection'), name)
  const { restoreDatabase } = await import('#server/database/backup/restore-database.ts')
  const attempt = (from: string, keys: string | undefined = manifest.keys as string) => codeOf(restoreDatabase({ connection, folder: from, keys, keysDir: at('keys'), replaces: false, prepareQueue: () => prepareQueueOn(connection), now: new Date() }))
  try {
    await writeKeys(at('other-keys'), { data: systemRandom.bytes(32), index: systemRandom.bytes(32) })
    expect(await codeOf(restore([at('backup'), '--keys-from', at('other-keys'), '--data', at('nowhere'), '--keys', at('no-keys')], io))).toBe('KEYS_WRONG')
    expect(await attempt(at('backup'), 'of something else')).toBe('KEYS_WRONG')
    expect(await attempt(at('keys'))).toBe('BACKUP_MISSING')

    await cp(at('backup'), at('damaged'), { recursive: true })
    const file = at('damaged', 'household.ndjson.gz')
    await writeFile(file, gzipSync(gunzipSync(await readFile(file)).toString('utf8').replace(/"version":\d+/, '"version":77')))
    expect(await attempt(at('damaged'))).toBe('BACKUP_DAMAGED')
    await writeFile(file, (await readFile(file)).subarray(0, 900))
    expect(await attempt(at('damaged'))).toBe('BACKUP_DAMAGED')
    await rm(file)
    expect(await attempt(at('damaged'))).toBe('BACKUP_DAMAGED')
    await rm(at('damaged', 'manifest.sha256'))
    expect(await attempt(at('damaged'))).toBe('BACKUP_MISSING')

    const { writeManifest } = await import('#server/database/backup/backup-files.ts')
    await cp(at('backup'), at('newer'), { recursive: true })
    await writeManifest(at('newer'), { ...manifest, migrations: [...manifest.migrations, { name: '9999-later.sql', hash: 'x' }] })
    expect(await attempt(at('newer'))).toBe('BACKUP_NEWER')
    expect(Object.keys((await countsOf(connection)).rows)).toEqual([])
    expect(await attempt(at('backup'))).toMatchObject({ format: 1 })
    expect(await attempt(at('backup'))).toBe('RESTORE_NOT_EMPTY')
  } finally {
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`)
    await admin.end()
  }
})

test('keys are not written into the backup, nor over other keys', async () => {
  expect(await backup([at('b2'), '--keys-to', at('b2', 'keys')], io)).toBe(2)
  await copyKeys(at('keys'), at('kept'))
  expect(await codeOf(copyKeys(at('keys'), at('kept')))).toBe('EEXIST')
  expect(await backup([], io)).toBe(2)
  expect(await restore(['a', 'b'], io)).toBe(2)
})

async function signedIn(address: string) {
  let cookie = ''
  const client = createClient({
    baseUrl: address,
    fetch: async (input, init) => {
      const headers = new Headers(init?.headers)
      if (cookie) headers.set('cookie', cookie)
      const response = await fetch(input, { ...init, headers })
      cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie
      return response
    },
  })
  await client.call(signIn, { body: { login: 'quxian', password: examplePassword } })
  return client.call
}

async function countsOf(connection: TestServer['connection']): Promise<{ rows: Record<string, number> }> {
  const tables = await rowsOf<{ name: string }>(connection, `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public' WHERE c.relkind = 'r' ORDER BY 1`)
  const rows: Record<string, number> = {}
  for (const { name } of tables) rows[name] = (await rowsOf<{ count: number }>(connection, `SELECT count(*)::int AS count FROM ${name}`))[0]!.count
  return { rows }
}
