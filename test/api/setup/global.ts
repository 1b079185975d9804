import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '#server/database/embedded/start-embedded.ts'
import { openServices } from '#server/open-services.ts'
import { exampleClock, testKeys } from './fixed.ts'
import { openLedger } from './ledger.ts'
import type { Connection } from '#server/database/connect.ts'
import { layOutExample, loadExample } from '#server/example/load-example.ts'
import { fillSearch } from '#server/features/registry/public.ts'
import { setSetting } from '#server/database/settings.ts'
import type { Services } from '#server/http/work.ts'

declare module 'vitest' {
  interface ProvidedContext {
    connection: Connection
    run: string
  }
}

/** One cluster for the whole run, and the templates that every test file copies: a bare schema, the example district before anybody sent a name, and the whole example. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const own = process.env['DATABASE_URL'] === undefined
  const folder = own ? await mkdtemp(path.join(tmpdir(), 'doudi-test-')) : undefined
  // Under root the database runs as another user, who must get in.
  if (folder) await chmod(folder, 0o711)
  const embedded = folder ? await startEmbedded({ dataDir: path.join(folder, 'data') }) : undefined
  const ledger = await mkdtemp(path.join(tmpdir(), 'doudi-ledger-'))
  openLedger(ledger)
  const connection: Connection = embedded ? embedded.connection : { connectionString: process.env['DATABASE_URL'] as string }
  const run = `t${process.pid}`
  await makeTemplate(connection, `${run}_bare`, 'template0', 'real')
  await makeTemplate(connection, `${run}_opened`, 'template0', 'example', (services) => layOutExample(services, 'story'))
  await makeTemplate(connection, `${run}_example`, `${run}_opened`, 'example', async (services) => {
    await loadExample(services, 'story')
    // What a server does with its first jobs, so that no test sees it happen.
    await fillSearch(services)
  })
  project.provide('connection', connection)
  project.provide('run', run)
  return async () => {
    await rm(ledger, { recursive: true, force: true })
    if (embedded) {
      await embedded.stop()
      await rm(folder as string, { recursive: true, force: true })
    } else await dropAll(connection, run)
  }
}

export async function makeTemplate(connection: Connection, name: string, from: string, kind: 'real' | 'example', fill?: (services: Services) => Promise<unknown>): Promise<void> {
  await onServer(connection, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${from} ENCODING 'UTF8'`))
  const services = await openServices({ connection: inDatabase(connection, name), keysDir: '', keys: testKeys, kindWhenNew: kind, log: pino({ level: 'silent' }), clock: exampleClock })
  await fill?.(services)
  if (kind === 'example') await setSetting(services.database, 'example', 'loaded')
  await services.apart.destroy()
  await services.database.destroy()
}

export function inDatabase(connection: Connection, name: string): Connection {
  if (connection.connectionString === undefined) return { ...connection, database: name }
  const url = new URL(connection.connectionString)
  url.pathname = `/${name}`
  return { connectionString: url.href }
}

export async function onServer<T>(connection: Connection, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connection)
  // A server that is killed tells it to idle connections too; whoever waits for an answer gets it as that answer.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await run(client)
  } finally {
    await client.end()
  }
}

async function dropAll(connection: Connection, run: string): Promise<void> {
  await onServer(connection, async (client) => {
    const { rows } = await client.query<{ datname: string }>('SELECT datname FROM pg_database WHERE datname LIKE $1', [`${run}\\_%`])
    for (const row of rows) await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(row.datname)} WITH (FORCE)`)
  })
}
