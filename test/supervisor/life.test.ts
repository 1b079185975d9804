import { existsSync, readdirSync, statSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { isAlive } from '#server/database/embedded/process-identity.ts'
import { startEmbedded } from '#server/database/embedded/start-embedded.ts'
import type { EmbeddedOptions } from '#server/database/embedded/start-embedded.ts'
import { dataDirIn, freshFolder, isWindows, query } from './place.ts'

async function start(options: EmbeddedOptions) {
  const server = await startEmbedded(options)
  onTestFinished(() => server.stop())
  return server
}

test('first start: a UTF-8 cluster, closed to others, that keeps what it acknowledges', async () => {
  const dataDir = dataDirIn(await freshFolder())
  const server = await start({ dataDir })
  expect(server.found).toBe('made')
  const [row] = await query<Record<string, string>>(
    server.connection,
    `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit,
      current_setting('full_page_writes') AS pages, current_setting('listen_addresses') AS listen,
      pg_encoding_to_char(encoding) AS encoding, datlocprovider AS provider, datlocale AS locale
      FROM pg_database WHERE datname = 'postgres'`,
  )
  expect(row).toMatchObject({ fsync: 'on', commit: 'on', pages: 'on', encoding: 'UTF8', provider: 'b', locale: 'C.UTF-8' })
  expect(statSync(join(dataDir, 'cluster')).mode & 0o777).toBe(0o700)
  expect(statSync(dataDir).mode & 0o066).toBe(0)
  expect(existsSync(join(dataDir, 'postgres.log'))).toBe(true)
})

test('names in Chinese are found by likeness', async () => {
  const server = await start({ dataDir: dataDirIn(await freshFolder()) })
  await query(server.connection, 'CREATE EXTENSION pg_trgm')
  const [row] = await query<{ alike: number; same: number }>(
    server.connection,
    `SELECT similarity('王小明', '王小明明') AS alike, similarity('王小明', '李建国') AS same`,
  )
  expect(row?.alike).toBeGreaterThan(0.3)
  expect(row?.same).toBe(0)
})

test.skipIf(isWindows)('only a Unix socket, in a short directory of its own that is gone after stop', async () => {
  const server = await start({ dataDir: dataDirIn(await freshFolder()) })
  const { host } = server.connection
  expect(Buffer.byteLength(join(host, '.s.PGSQL.5432'))).toBeLessThan(104)
  expect(statSync(host).mode & 0o777).toBe(0o700)
  const [row] = await query<{ listen: string }>(server.connection, `SELECT current_setting('listen_addresses') AS listen`)
  expect(row?.listen).toBe('')
  await server.stop()
  expect(existsSync(host)).toBe(false)
  expect(isAlive(server.pid)).toBe(false)
})

test('restart keeps the data', async () => {
  const dataDir = dataDirIn(await freshFolder())
  const first = await start({ dataDir })
  await query(first.connection, `CREATE TABLE kept AS SELECT '低保' AS word`)
  await first.stop()
  const second = await start({ dataDir })
  expect(second.found).toBe('at-rest')
  expect(await query(second.connection, 'SELECT word FROM kept')).toEqual([{ word: '低保' }])
})

test('a long path with blanks and Chinese characters', async () => {
  const dataDir = join(await freshFolder(), '金坛区 民政局 '.repeat(8).trim(), '兜底 数据'.repeat(6), 'a b')
  expect(Buffer.byteLength(dataDir)).toBeGreaterThan(200)
  const first = await start({ dataDir })
  await query(first.connection, 'CREATE TABLE kept AS SELECT 1 AS n')
  await first.stop()
  const second = await start({ dataDir })
  expect(await query(second.connection, 'SELECT n FROM kept')).toEqual([{ n: 1 }])
})

test('the loopback transport of systems without Unix sockets asks for a password', async () => {
  const dataDir = dataDirIn(await freshFolder())
  const server = await start({ dataDir, transport: 'loopback' })
  expect(server.connection).toMatchObject({ host: '127.0.0.1', password: expect.stringMatching(/^.{32}$/) })
  expect(await query(server.connection, 'SELECT 1 AS n')).toEqual([{ n: 1 }])
  await expect(query({ ...server.connection, password: 'guessed' }, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' })
  expect(statSync(join(dataDir, 'password')).mode & 0o077).toBe(0)
  await server.stop()
  const again = await start({ dataDir, transport: 'loopback' })
  expect(await query(again.connection, 'SELECT 1 AS n')).toEqual([{ n: 1 }])
})

test('an unsupported platform is told to set DATABASE_URL', async () => {
  const dataDir = dataDirIn(await freshFolder())
  await expect(startEmbedded({ dataDir, platform: 'sunos-sparc' })).rejects.toMatchObject({
    code: 'DATABASE_PLATFORM_UNSUPPORTED',
    details: { platform: 'sunos-sparc', variable: 'DATABASE_URL' },
  })
  expect(existsSync(dataDir)).toBe(false)
})

test('a cluster of another major version is refused and left as it is', async () => {
  const dataDir = dataDirIn(await freshFolder())
  await (await start({ dataDir })).stop()
  await writeFile(join(dataDir, 'cluster', 'PG_VERSION'), '17\n')
  await expect(startEmbedded({ dataDir })).rejects.toMatchObject({
    code: 'DATABASE_VERSION_MISMATCH',
    details: { found: '17', wanted: expect.stringMatching(/^\d+$/) },
  })
  expect(readdirSync(dataDir)).not.toContain('owner.json')
})

test('a server that cannot start says why and leaves nothing behind', async () => {
  const dataDir = dataDirIn(await freshFolder())
  await (await start({ dataDir })).stop()
  await writeFile(join(dataDir, 'cluster', 'postgresql.auto.conf'), 'max_connections = many\n')
  await expect(startEmbedded({ dataDir })).rejects.toMatchObject({
    code: 'DATABASE_START_FAILED',
    details: { reason: expect.stringContaining('max_connections') },
  })
  expect(readdirSync(dataDir)).not.toContain('owner.json')
})

test('an initdb killed in the middle leaves no half cluster', async () => {
  const dataDir = dataDirIn(await freshFolder())
  await (await start({ dataDir })).stop()
  await rename(join(dataDir, 'cluster'), join(dataDir, 'cluster.new'))
  const server = await start({ dataDir })
  expect(server.found).toBe('made')
  expect(readdirSync(dataDir)).not.toContain('cluster.new')
})
