import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, test } from 'vitest'
import type { Connection } from '#server/database/connect.ts'
import { startEmbedded, type EmbeddedServer } from '#server/database/embedded/start-embedded.ts'
import { loadExample } from '#server/example/load-example.ts'
import { inDatabase, makeTemplate, onServer } from '../setup/global.ts'
import { KilledServer } from './killed-server.ts'
import { calibrate, checkLedger, round, type Sent } from './rounds.ts'

const databaseKills = 8

describe.skipIf(process.env['DATABASE_URL'] !== undefined)('kill -9 of the database (not with DATABASE_URL: that one is not ours to kill)', () => {
  let folder: string
  let cluster: EmbeddedServer
  let server: KilledServer
  let places: (readonly number[])[]
  const ledger: Sent[] = []
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'doudi-kill-'))
    await chmod(folder, 0o711)
    cluster = await startEmbedded({ dataDir: path.join(folder, 'data') })
    await makeTemplate(cluster.connection, 'doudi', 'template0', 'example', (services) => loadExample(services, 'story'))
    server = new KilledServer(inDatabase(cluster.connection, 'doudi'))
    await server.start()
    places = await calibrate(server)
  })
  afterAll(async () => {
    await server?.stop()
    await cluster?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  test(`${databaseKills} times inside writes: the server finds it again, nothing acknowledged is lost, nothing is half applied`, async () => {
    for (let seed = 101; seed <= 100 + databaseKills; seed += 1) {
      const before = cluster.pid
      const recover = async (): Promise<void> => {
        for (let tries = 0; cluster.pid === before || !(await answers(server.connection)); tries += 1) {
          if (tries > 1000) throw new Error('the database does not come back')
          await sleep(20)
        }
      }
      await round(server, seed, places, { strike: { postmaster: before }, recover }, ledger)
    }
    await checkLedger(ledger)
  }, 300_000)
})

function answers(connection: Connection): Promise<boolean> {
  return onServer(connection, (client) => client.query('SELECT 1')).then(() => true, () => false)
}
