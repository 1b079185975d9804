import pg from 'pg'
import type { Connection } from './connect.ts'

/** @returns the connection to a database of the cluster, made when it is not there yet */
export async function ensureDatabase(connection: Connection, name: string): Promise<Connection> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    const { rows } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (rows.length === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
  return { ...connection, database: name }
}
