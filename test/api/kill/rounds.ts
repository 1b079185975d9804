import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import { ProblemError } from '#client/problem-error.ts'
import { checkWhole } from './check-whole.ts'
import type { KilledServer } from './killed-server.ts'
import type { Strike } from './server-process.ts'
import { isIdle, writes, type Attempt, type KeyedCall } from './writes.ts'

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

export interface Sent {
  readonly call: KeyedCall
  readonly answer: unknown
}

interface Fired {
  acknowledged: Sent[]
  unanswered: KeyedCall | undefined
}

/** Sends the calls of an attempt until one gets no answer, then waits for what they set going. @returns what was acknowledged */
async function fire({ calls, isSettled }: Attempt, isOver: () => boolean): Promise<Fired> {
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
export async function round(server: KilledServer, seed: number, places: readonly (readonly number[])[], victim: { strike: Pick<Strike, 'postmaster'>; recover: () => Promise<void> }, ledger: Sent[]): Promise<void> {
  const { attempt, told, acknowledged, unanswered } = await strikeInside(server, seed, places, victim.strike)
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

/** Strikes inside a write. One that comes to its end before the statement that was chosen, having less to do than the one that was counted, is made again and struck earlier. */
async function strikeInside(server: KilledServer, seed: number, places: readonly (readonly number[])[], victim: Pick<Strike, 'postmaster'>): Promise<Fired & { attempt: Attempt; told: string }> {
  const next = numbers(seed)
  const which = seed % writes.length
  const write = writes[which]!
  const mine = places[which]!
  for (let tries = 0; ; tries += 1) {
    const attempt = await write.prepare(server, seed + 200 * tries)
    const strike: Strike = { at: mine[next(Math.ceil(mine.length / 2 ** tries))]!, when: (['before', 'during', 'after'] as const)[next(3)]!, ...victim }
    await untilIdle(server)
    await server.strikeAt(strike)
    const fired = await fire(attempt, () => server.isStruck)
    if (fired.unanswered || server.isStruck) return { ...fired, attempt, told: `${write.name}, seed ${seed}: ${strike.when} statement ${strike.at}` }
  }
}

/** What a start or the write before set going is over: statements are counted of one write alone. */
async function untilIdle({ connection }: KilledServer): Promise<void> {
  for (let tries = 0; tries < 1500 && !(await isIdle(connection)); tries += 1) await sleep(20)
}

/** Where each write changes something or makes it last, when nobody strikes. */
export async function calibrate(server: KilledServer): Promise<(readonly number[])[]> {
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

export async function checkLedger(ledger: readonly Sent[]): Promise<void> {
  for (const { call, answer } of ledger) expect(await insist(call), call.name).toEqual(answer)
}
