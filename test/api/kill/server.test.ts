import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { inDatabase, onServer } from '../setup/global.ts'
import { KilledServer } from './killed-server.ts'
import { calibrate, checkLedger, round, type Sent } from './rounds.ts'

// That a write is whole is shown for every route where tests run under fire; here the process itself dies.
const serverKills = 8

describe('kill -9 of the server', () => {
  let server: KilledServer
  let database: string
  let places: (readonly number[])[]
  const ledger: Sent[] = []
  beforeAll(async () => {
    database = `${inject('run')}_kill_${process.pid}`
    await onServer(inject('connection'), (client) => client.query(`CREATE DATABASE ${database} TEMPLATE ${inject('run')}_example`))
    server = new KilledServer(inDatabase(inject('connection'), database))
    await server.start()
    places = await calibrate(server)
  })
  afterAll(async () => {
    await server?.stop()
    await onServer(inject('connection'), (client) => client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`))
  })

  test(`${serverKills} times inside writes: nothing acknowledged is lost, nothing is half applied`, async () => {
    expect(places.every((writes) => writes.length > 8)).toBe(true)
    const recover = async (): Promise<void> => {
      await server.died()
      await server.start()
    }
    for (let seed = 1; seed <= serverKills; seed += 1) await round(server, seed, places, { strike: {}, recover }, ledger)
    await checkLedger(ledger)
  }, 300_000)
})
