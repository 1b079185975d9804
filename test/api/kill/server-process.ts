// The server as a process of its own, so that tests can kill it, or the database under it, at a chosen statement.
import { spawnSync } from 'node:child_process'
import type pg from 'pg'
import { pino } from 'pino'
import { openPool, type Connection } from '#server/database/connect.ts'
import { serve } from '#server/serve.ts'
import { exampleClock, testKeys } from '../setup/fixed.ts'

/** Where to strike: at the nth statement from now on, before it leaves, while it is on its way, or when its answer is here. */
export interface Strike {
  readonly at: number
  readonly when: 'before' | 'during' | 'after'
  /** Process number of the database's postmaster; absent: the server itself. */
  readonly postmaster?: number
}
export type Order = { readonly strike: Strike } | { readonly count: true }
/** `writes`: which of the statements since the last order change something or make it last. */
export type Said = { readonly address: string } | { readonly writes: readonly number[] } | { readonly struck: string }

let seen = 0
let writes: number[] = []
const isWrite = /^\s*(insert|update|delete|commit)\b/i
let strike: Strike | undefined

function say(said: Said): void {
  process.send?.(said)
}

function kill({ postmaster }: Strike, statement: string): void {
  strike = undefined
  if (postmaster === undefined) process.kill(process.pid, 'SIGKILL')
  else {
    const processes = spawnSync('ps', ['-A', '-o', 'pid=,ppid=']).stdout.toString().trim().split('\n').map((line) => line.trim().split(/\s+/).map(Number))
    for (const pid of [postmaster, ...processes.filter(([, parent]) => parent === postmaster).map(([pid]) => pid as number)]) {
      try {
        process.kill(pid, 'SIGKILL')
      } catch {
        // A backend that has just ended.
      }
    }
    say({ struck: statement })
  }
}

function watch(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown
  client.query = ((...args: unknown[]) => {
    const first = args[0] as string | { text?: string }
    const text = typeof first === 'string' ? first : (first.text ?? '')
    // The queue looks for work all the time.
    if (text.includes('graphile_worker')) return query(...args)
    seen += 1
    if (isWrite.test(text)) writes.push(seen)
    if (!strike || seen !== strike.at) return query(...args)
    const now = strike
    if (now.when === 'before') kill(now, text)
    const answer = query(...args)
    if (now.when === 'during') kill(now, text)
    if (now.when === 'after') void Promise.resolve(answer).then(() => kill(now, text), () => kill(now, text))
    return answer
  }) as typeof client.query
}

process.on('message', (order: Order) => {
  if ('count' in order) say({ writes })
  else {
    seen = 0
    writes = []
    strike = order.strike
  }
})

const connection = JSON.parse(process.argv[2] as string) as Connection
const pool = openPool(connection)
pool.on('connect', watch)
const serving = await serve({ connection, pool, keysDir: '', keys: testKeys, kindWhenNew: 'example', log: pino({ level: process.env['TEST_LOG'] ?? 'silent' }), clock: exampleClock, host: '127.0.0.1', port: 0 })
say({ address: serving.address })
