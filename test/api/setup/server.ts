import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { pino } from 'pino'
import { expect, inject } from 'vitest'
import type { z } from 'zod'
import { createClient, type CallInput } from '#client/call.ts'
import { ProblemError } from '#client/problem-error.ts'
import type { Route } from '#contract/route.ts'
import { signIn } from '#contract/sessions.ts'
import { serve, type Serving } from '#server/serve.ts'
import { examplePassword } from '#server/example/accounts.ts'
import { openPool, type Connection } from '#server/database/connect.ts'
import { checkNamed } from './check-named.ts'
import { checkCounts } from './count-again.ts'
import { inDatabase, onServer } from './global.ts'
import { movableClock, testKeys } from './fixed.ts'
import { UnderFire } from './under-fire.ts'

export type TestClock = ReturnType<typeof movableClock>

export interface TestServer {
  readonly serving: Serving
  readonly clock: TestClock
  readonly connection: Connection
  /** What cuts connections of this server; undefined in browser tests. */
  readonly fire: UnderFire | undefined
  /** A named person of the example, signed in through HTTP. */
  as(login: string, password?: string): Promise<Person>
  /** Somebody who never signed in. */
  nobody(): Person
  close(): Promise<void>
}

export interface Person {
  ask<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
    route: Route<P, Q, B, R>,
    input: CallInput<P, Q, B>,
  ): Promise<z.output<R>>
  /** For routes that give a file. */
  fetch(path: string, init?: RequestInit): Promise<Response>
}

let made = 0

/**
 * The real HTTP service on a database of its own, copied from a template.
 * @param template `example` is the loaded example district, `bare` an empty real database, `opened` (browser tests only) the example before anybody sent a name
 */
export async function startServer(template: 'example' | 'bare' | 'opened' = 'example', clock: TestClock = movableClock()): Promise<TestServer> {
  const server = inject('connection')
  made += 1
  const name = `${inject('run')}_${process.pid}_${made}_${randomUUID().slice(0, 8)}`
  await onServer(server, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${inject('run')}_${template}`))
  const connection = inDatabase(server, name)
  const fire = process.env['UNDER_FIRE'] ? await UnderFire.open(connection, `${expect.getState().testPath?.split('/').at(-1)} ${made}`) : undefined
  const pool = openPool(connection)
  if (fire) pool.on('connect', (client) => fire.watch(client))
  const serving = await serve({ connection, pool, keysDir: '', keys: testKeys, kindWhenNew: 'real', log: pino({ level: process.env['TEST_LOG'] ?? 'silent' }), clock, host: '127.0.0.1', port: 0 })
  return {
    serving,
    clock,
    connection,
    fire,
    async as(login, password = examplePassword) {
      const person = personAt(serving.address, fire)
      await person.ask(signIn, { body: { login, password } })
      return person
    },
    nobody: () => personAt(serving.address, fire),
    async close() {
      await serving.close()
      await fire?.close()
      const complaint = fire?.takeComplaint()
      if (complaint) throw complaint
      await checkCounts(connection)
      await checkNamed(connection)
      await onServer(server, (client) => client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`))
    },
  }
}

export function personAt(address: string, fire?: UnderFire): Person {
  let cookie = ''
  const withCookie: typeof fetch = async (input, init) => {
    const headers = new Headers(init?.headers)
    if (cookie) headers.set('cookie', cookie)
    const request = () => fetch(input, { ...init, headers })
    const response = await (fire ? fire.send(init?.method ?? 'GET', String(input), headers.get('idempotency-key') ?? undefined, request) : request())
    const set = response.headers.get('set-cookie')
    if (set) cookie = set.split(';')[0] as string
    return response
  }
  const client = createClient({ baseUrl: address, fetch: withCookie })
  return {
    ask: (route, input) =>
      client.call(route, input).catch((error: unknown) => {
        throw fire?.takeComplaint() ?? error
      }),
    fetch: (path, init) => withCookie(`${address}${path}`, init),
  }
}

/** The code of the problem that a promise ends with, or 'fine'. */
export async function problemOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise
    return 'fine'
  } catch (error) {
    if (error instanceof ProblemError) return error.code
    throw error
  }
}
