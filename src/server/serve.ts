import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { problem } from '#domain/problem/problem.ts'
import { loadExample } from './example/load-example.ts'
import { exampleAccounts, type ExampleAccount } from './example/accounts.ts'
import { hasAdministrator } from './features/accounts/public.ts'
import { jobsOf, crontab } from './features/jobs.ts'
import { mounts } from './features/mounts.ts'
import { buildApp } from './http/app.ts'
import { addJob } from './jobs/queue.ts'
import { startWorker } from './jobs/worker.ts'
import { openServices, type OpenOptions } from './open-services.ts'
import type { Services } from './http/work.ts'
import { openDatabase, openPool, type Connection } from './database/connect.ts'
import { findSetting, setSetting } from './database/settings.ts'

export interface ServeOptions extends OpenOptions {
  readonly host: string
  readonly port: number
  readonly onStep?: (step: 'database' | 'example' | 'office') => void
}

export interface Serving {
  readonly address: string
  readonly accounts: readonly ExampleAccount[]
  readonly setupToken: string | undefined
  readonly services: Services
  close(): Promise<void>
}

/**
 * Opens everything on a database and answers. An example that was broken off while it was made is made to its end.
 * What fails closes again what was opened. Problems: those of openServices, ADDRESS_IN_USE, ADDRESS_REFUSED.
 */
export async function serve(options: ServeOptions): Promise<Serving> {
  options.onStep?.('database')
  const services = await openServices(options)
  const closings = [() => services.database.destroy(), () => services.apart.destroy()]
  const close = async (): Promise<void> => {
    for (let closing = closings.pop(); closing !== undefined; closing = closings.pop()) await closing()
  }
  try {
    if (services.kind === 'example' && (await findSetting(services.database, 'example')) !== 'loaded') {
      options.onStep?.('example')
      await makeExample(services, options.connection)
    }
    if (services.kind === 'real' && !(await hasAdministrator(services.database))) {
      services.setupToken = Buffer.from(services.random.bytes(18)).toString('base64url')
    }
    await services.database.transaction().execute((trx) => addJob(trx, 'fill-search', {}))
    const worker = await startWorker(services.pool, services.log, jobsOf(services), crontab)
    closings.push(() => worker.stop())
    const app = await buildApp(services, mounts)
    closings.push(() => app.close())
    await listen(app, options)
    const { port } = app.server.address() as AddressInfo
    return {
      address: `http://${options.host === '0.0.0.0' || options.host === '127.0.0.1' ? 'localhost' : options.host}:${port}`,
      accounts: services.kind === 'example' ? exampleAccounts : [],
      setupToken: services.setupToken,
      services,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/**
 * Its many steps do not each wait for the disk: what a crash loses of them is done again at the next start, and what says that all
 * are done is on the disk after them.
 */
async function makeExample(services: Services, connection: Connection): Promise<void> {
  const database = openDatabase(openPool({ ...connection, options: '-c synchronous_commit=off' }))
  try {
    await loadExample({ ...services, database }, 'district')
  } finally {
    await database.destroy()
  }
  await setSetting(services.database, 'example', 'loaded')
}

async function listen(app: FastifyInstance, { host, port }: ServeOptions): Promise<void> {
  try {
    await app.listen({ host, port })
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'EADDRINUSE') throw problem('ADDRESS_IN_USE', { host, port })
    if (code === 'EACCES' || code === 'EADDRNOTAVAIL') throw problem('ADDRESS_REFUSED', { host, port, reason: code })
    throw error
  }
}
