import { statSync } from 'node:fs'
import { chmod, cp, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { findNativeDirectory } from '#server/database/embedded/native-binaries.ts'
import { startEmbedded } from '#server/database/embedded/start-embedded.ts'
import { canRunAsOrdinary, dataDirIn, freshFolder, isRoot, ordinary, query, startParent } from './place.ts'

test.runIf(isRoot)('started by root: the server runs as nobody, and the cluster belongs to nobody', async () => {
  const dataDir = dataDirIn(await freshFolder())
  const server = await startEmbedded({ dataDir })
  onTestFinished(() => server.stop())
  const nobody = statSync(join(dataDir, 'cluster')).uid
  expect(nobody).not.toBe(0)
  expect(statSync(`/proc/${server.pid}`).uid).toBe(nobody)
  expect(statSync(server.connection.host).uid).toBe(nobody)
  expect(statSync(join(dataDir, 'owner.json'))).toMatchObject({ uid: 0, mode: 0o100600 })
})

test.runIf(isRoot)('started by root in directories yet to be made, under a closed umask', async () => {
  const dataDir = join(await freshFolder(), 'var', 'lib', 'doudi')
  const umask = process.umask(0o077)
  onTestFinished(() => void process.umask(umask))
  const server = await startEmbedded({ dataDir })
  onTestFinished(() => server.stop())
  expect(await query(server.connection, 'SELECT 1 AS n')).toEqual([{ n: 1 }])
})

test.runIf(isRoot)('started by root in a directory that nobody cannot enter: said before anything is made', async () => {
  const closed = join(await freshFolder(), 'closed')
  await mkdir(closed, { mode: 0o700 })
  await expect(startEmbedded({ dataDir: join(closed, 'data') })).rejects.toMatchObject({
    code: 'DATABASE_INIT_FAILED',
    details: { reason: expect.stringContaining(closed) },
  })
  expect(statSync(closed).mode & 0o777).toBe(0o700)
})

test.runIf(canRunAsOrdinary)('started by an ordinary user: the server runs as that user', async () => {
  const dataDir = dataDirIn(await freshFolder(ordinary))
  const parent = await startParent({ dataDir }, ordinary)
  expect(parent.ready.problem).toBeUndefined()
  expect(statSync(`/proc/${parent.ready.pid}`).uid).toBe(ordinary.uid)
  expect(statSync(dataDir)).toMatchObject({ uid: ordinary.uid, mode: 0o40700 })
  await parent.stop()
  const again = await startParent({ dataDir }, ordinary)
  expect(again.ready.found).toBe('at-rest')
  await again.kill()
  const third = await startParent({ dataDir }, ordinary)
  expect(third.ready.found).toBe('adopted')
  await third.stop()
})

test.runIf(isRoot)('a checkout that nobody cannot enter: the binaries are copied beside the data, once', async () => {
  const folder = await freshFolder()
  const checkout = join(folder, '代码 checkout')
  await cp(findNativeDirectory(`${process.platform}-${process.arch}`), join(checkout, 'native'), { recursive: true, verbatimSymlinks: true })
  await chmod(checkout, 0o700)
  const dataDir = dataDirIn(folder)
  const options = { dataDir, nativeDir: join(checkout, 'native') }
  const first = await startEmbedded(options)
  const [row] = await query<{ path: string }>(first.connection, `SELECT setting AS path FROM pg_config() WHERE name = 'BINDIR'`)
  expect(row?.path).toContain(join(dataDir, 'native-'))
  await query(first.connection, 'CREATE EXTENSION pg_trgm')
  await first.stop()
  const copy = row?.path ?? ''
  const madeAt = statSync(copy).ctimeMs
  const second = await startEmbedded(options)
  onTestFinished(() => second.stop())
  expect(statSync(copy)).toMatchObject({ ctimeMs: madeAt, uid: 0 })
})
