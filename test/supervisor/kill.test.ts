import { existsSync, readdirSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { isAlive } from '#server/database/embedded/process-identity.ts'
import { startEmbedded } from '#server/database/embedded/start-embedded.ts'
import { dataDirIn, freshFolder, isWindows, query, startParent } from './place.ts'

test('kill -9 of the parent: the orphan is adopted and nothing acknowledged is lost', async () => {
  const dataDir = dataDirIn(await freshFolder())
  const first = await startParent({ dataDir })
  await query(first.ready.connection, 'CREATE TABLE kept (n int)')
  for (let n = 1; n <= 20; n += 1) await query(first.ready.connection, `INSERT INTO kept VALUES (${n})`)
  await first.kill()
  expect(isAlive(first.ready.pid)).toBe(true)

  const second = await startEmbedded({ dataDir })
  onTestFinished(() => second.stop())
  expect(second).toMatchObject({ found: 'adopted', pid: first.ready.pid, connection: first.ready.connection })
  expect(await query(second.connection, 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 20 }])
  await second.stop()
  expect(isAlive(first.ready.pid)).toBe(false)
  expect(existsSync(second.connection.host)).toBe(isWindows)
})

test('an adopted server no longer works for those who are gone', async () => {
  const dataDir = dataDirIn(await freshFolder())
  const first = await startParent({ dataDir })
  await query(first.ready.connection, 'CREATE TABLE kept (n int)')
  const leftover = new pg.Client(first.ready.connection)
  leftover.on('error', () => undefined)
  await leftover.connect()
  await leftover.query('BEGIN; LOCK TABLE kept')
  await first.kill()

  const second = await startEmbedded({ dataDir })
  onTestFinished(() => second.stop())
  expect(second.found).toBe('adopted')
  await query(second.connection, `SET lock_timeout = '2s'; INSERT INTO kept VALUES (1)`)
  expect(await query(second.connection, 'SELECT n FROM kept')).toEqual([{ n: 1 }])
  await leftover.end().catch(() => undefined)
})

test.skipIf(isWindows)('an orphan that does not answer is stopped and started anew', async () => {
  const dataDir = dataDirIn(await freshFolder())
  const first = await startParent({ dataDir })
  await query(first.ready.connection, 'CREATE TABLE kept AS SELECT 1 AS n')
  await first.kill()
  await rm(join(first.ready.connection.host, '.s.PGSQL.5432'))

  const second = await startEmbedded({ dataDir })
  onTestFinished(() => second.stop())
  expect(second.found).toBe('at-rest')
  expect(second.pid).not.toBe(first.ready.pid)
  expect(isAlive(first.ready.pid)).toBe(false)
  expect(existsSync(first.ready.connection.host)).toBe(false)
  expect(await query(second.connection, 'SELECT n FROM kept')).toEqual([{ n: 1 }])
})

test.skipIf(isWindows)('kill -9 of parent and server together: the start recovers what was written', async () => {
  const dataDir = dataDirIn(await freshFolder())
  const first = await startParent({ dataDir })
  await query(first.ready.connection, 'CREATE TABLE kept AS SELECT 1 AS n')
  process.kill(first.ready.pid, 'SIGKILL')
  await first.kill()
  const second = await startEmbedded({ dataDir })
  onTestFinished(() => second.stop())
  expect(second.found).toBe('at-rest')
  expect(await query(second.connection, 'SELECT n FROM kept')).toEqual([{ n: 1 }])
})

test.skipIf(isWindows)('kill -9 of the server alone: it comes back at the same address', async () => {
  const dataDir = dataDirIn(await freshFolder())
  const lines: string[] = []
  const server = await startEmbedded({ dataDir, log: (line) => lines.push(line) })
  onTestFinished(() => server.stop())
  await query(server.connection, 'CREATE TABLE kept AS SELECT 1 AS n')
  const before = server.pid
  process.kill(before, 'SIGKILL')
  for (let i = 0; i < 500 && server.pid === before; i += 1) await sleep(20)
  expect(server.pid).not.toBe(before)
  expect(await query(server.connection, 'SELECT n FROM kept')).toEqual([{ n: 1 }])
  expect(lines.join()).toContain(String(before))
})

test('a data directory in use is refused with the number of the process that uses it', async () => {
  const dataDir = dataDirIn(await freshFolder())
  const first = await startParent({ dataDir })
  await expect(startEmbedded({ dataDir })).rejects.toMatchObject({
    code: 'DATABASE_IN_USE',
    details: { dataDir, pid: first.process.pid },
  })
  expect(await query(first.ready.connection, 'SELECT 1 AS n')).toEqual([{ n: 1 }])
  const third = await startParent({ dataDir })
  expect(third.ready.problem).toMatchObject({ code: 'DATABASE_IN_USE' })
  await first.stop()
  const next = await startEmbedded({ dataDir })
  await next.stop()
})

test('of several starting at once exactly one gets the data directory', async () => {
  const dataDir = dataDirIn(await freshFolder())
  const parents = await Promise.all([1, 2, 3].map(() => startParent({ dataDir })))
  const problems = parents.flatMap(({ ready }) => (ready.problem === undefined ? [] : [ready.problem.code]))
  expect(problems).toEqual(['DATABASE_IN_USE', 'DATABASE_IN_USE'])
  const winner = parents.find(({ ready }) => ready.problem === undefined)
  await winner?.stop()
  expect(readdirSync(dataDir).filter((name) => name.startsWith('owner'))).toEqual([])
})

test('a process number given out again is neither owner nor server', async () => {
  const dataDir = dataDirIn(await freshFolder())
  const first = await startEmbedded({ dataDir })
  await query(first.connection, 'CREATE TABLE kept AS SELECT 1 AS n')
  await first.stop()
  await writeFile(join(dataDir, 'owner.json'), JSON.stringify({ pid: process.ppid, identity: 'another boot/1' }))
  const lines = [process.ppid, join(dataDir, 'cluster'), 1, 5432, '/tmp/nowhere', '', '  5432001         1', 'ready   ', '']
  await writeFile(join(dataDir, 'cluster', 'postmaster.pid'), lines.join('\n'))
  const second = await startEmbedded({ dataDir })
  onTestFinished(() => second.stop())
  expect(await query(second.connection, 'SELECT n FROM kept')).toEqual([{ n: 1 }])
})
