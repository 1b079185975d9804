import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { ProblemError } from '#client/problem-error.ts'
import type { Connection } from '#server/database/connect.ts'
import { startEmbedded, type EmbeddedServer } from '#server/database/embedded/start-embedded.ts'
import { ensureDatabase } from '#server/database/ensure-database.ts'
import { inDatabase, onServer } from '../setup/global.ts'
import { checkWhole } from './check-whole.ts'
import { KilledServer } from './killed-server.ts'
import { isIdle, writes, type Attempt, type KeyedCall } from './writes.ts'
import type { Strike } from './server-process.ts'

const patience = 300_000
const serverKills = 12
const databaseKills = 8

/** A small generator of numbers with a seed (mulberry32), so that a failure can be had again. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

interface Sent {
  readonly call: KeyedCall
  readonly answer: unknown
}

/** Sends the calls of an attempt until one gets no answer, then waits for what they set going. @returns what was acknowledged */
async function fire({ calls, isSettled }: Attempt, isOver: () => boolean): Promise<{ acknowledged: Sent[]; unanswered: KeyedCall | undefined }> {
  const acknowledged: Sent[] = []
  for (const next of calls) {
    const call = next(acknowledged.map((sent) => sent.answer))
    const answer = await call.send().catch((error: unknown) => {
      if (isGone(error)) return lost
      throw error
    })
    if (answer === lost) return { acknowledged, unanswered: call }
    acknowledged.push({ call, answer })
  }
  while (!isOver() && !(await isSettled(acknowledged.map((sent) => sent.answer)))) await sleep(10)
  return { acknowledged, unanswered: undefined }
}
const lost = Symbol('no answer')

function isGone(error: unknown): boolean {
  return error instanceof ProblemError && error.code === 'UNAVAILABLE'
}

/** The same key until the server has an answer for it. */
async function insist(call: KeyedCall): Promise<unknown> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await call.send()
    } catch (error) {
      if (!isGone(error) || tries > 400) throw error
      await sleep(25)
    }
  }
}

/** One strike: what was acknowledged is there, nothing is half there, every key gives one answer, and the work comes to its end. */
async function round(server: KilledServer, seed: number, places: readonly (readonly number[])[], victim: { strike: Pick<Strike, 'postmaster'>; recover: () => Promise<void> }, ledger: Sent[]): Promise<void> {
  const next = numbers(seed)
  const which = seed % writes.length
  const write = writes[which]!
  const attempt = await write.prepare(server, seed)
  const strike: Strike = { at: places[which]![next(places[which]!.length)]!, when: (['before', 'during', 'after'] as const)[next(3)]!, ...victim.strike }
  await untilIdle(server)
  await server.strikeAt(strike)
  const told = `${write.name}, seed ${seed}: ${strike.when} statement ${strike.at}`
  const { acknowledged, unanswered } = await fire(attempt, () => !server.isAlive)
  await victim.recover()

  expect(await checkWhole(server.connection), told).toEqual([])
  for (const { call, answer } of acknowledged) expect(await insist(call), `${told}, ${call.name} again`).toEqual(answer)
  const sent = [...acknowledged]
  if (unanswered) sent.push({ call: unanswered, answer: await insist(unanswered) })
  for (const make of attempt.calls.slice(sent.length)) {
    const call = make(sent.map((one) => one.answer))
    sent.push({ call, answer: await insist(call) })
  }
  const answers = sent.map((one) => one.answer)
  for (let waited = 0; !(await attempt.isSettled(answers)); waited += 1) {
    if (waited > 1500) throw new Error(`${told}: what it set going does not end`)
    await sleep(20)
  }
  expect(await checkWhole(server.connection), `${told}, at its end`).toEqual([])
  ledger.push(...sent)
}

/** What a start or the write before set going is over: statements are counted of one write alone. */
async function untilIdle({ connection }: KilledServer): Promise<void> {
  for (let tries = 0; tries < 1500 && !(await isIdle(connection)); tries += 1) await sleep(20)
}

/** Where each write changes something or makes it last, when nobody strikes. */
async function calibrate(server: KilledServer): Promise<(readonly number[])[]> {
  const places: (readonly number[])[] = []
  for (const [which, write] of writes.entries()) {
    const attempt = await write.prepare(server, 60 + which)
    await untilIdle(server)
    await server.strikeAt({ at: Number.MAX_SAFE_INTEGER, when: 'before' })
    await fire(attempt, () => false)
    places.push(await server.count())
  }
  return places
}

async function checkLedger(ledger: readonly Sent[]): Promise<void> {
  for (const { call, answer } of ledger) expect(await insist(call), call.name).toEqual(answer)
}

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
  }, patience)
})

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
    const connection: Connection = await ensureDatabase(cluster.connection, 'doudi')
    server = new KilledServer(connection)
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
  }, patience)
})

function answers(connection: Connection): Promise<boolean> {
  return onServer(connection, (client) => client.query('SELECT 1')).then(() => true, () => false)
}
