import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { PreparingClient } from './preparing-client.ts'
import type { Tables } from './tables.ts'

export type Database = Kysely<Tables>

export interface Connection {
  host?: string
  port?: number
  user?: string
  password?: string
  database?: string
  connectionString?: string
  /** Settings of the connection, as the database's own programs take them. */
  options?: string
}

const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
    if (format === 'binary') return pg.types.getTypeParser(oid, 'binary') as never
    if (oid === 1082) return (value) => value
    if (oid === 20) return (value) => exactNumber(value)
    if (oid === 1700) return (value) => value
    if (oid === 1184 || oid === 1114) return (value) => new Date(value).toISOString()
    return pg.types.getTypeParser(oid, 'text') as never
  },
}

function exactNumber(value: string): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number)) throw new RangeError(`an integer beyond 2^53 came out of the database: ${value}`)
  return number
}

// Who waits longer than this for a connection is told that the server is unavailable, instead of waiting for ever.
const longestWait = 20_000

/** A pool with the driver's types set once: dates stay `YYYY-MM-DD`, bigint is a safe integer, numeric is text. */
export function openPool(connection: Connection, most = 16): pg.Pool {
  const pool = new pg.Pool({ ...connection, Client: PreparingClient, max: most, types: types as never, application_name: 'doudi', connectionTimeoutMillis: longestWait })
  // An idle connection that breaks is replaced; whoever uses it next gets the error.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

export function openDatabase(pool: pg.Pool): Database {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}
