import { readdir, readFile } from 'node:fs/promises'
import type pg from 'pg'
import { policyStatements } from './policies.ts'

const folder = new URL('../../../db/migrations/', import.meta.url)

/**
 * Brings the schema to the newest migration, forward only, each in a transaction of its own, then applies the policies
 * of the manifest. Two servers that start together take turns.
 */
export async function migrate(pool: pg.Pool, now: Date): Promise<string[]> {
  const client = await pool.connect()
  const done: string[] = []
  try {
    await client.query('SELECT pg_advisory_lock(20260101)')
    await client.query('CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, at timestamptz NOT NULL)')
    const { rows } = await client.query<{ name: string }>('SELECT name FROM migration')
    const known = new Set(rows.map((row) => row.name))
    for (const name of (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()) {
      if (known.has(name)) continue
      await client.query('BEGIN')
      try {
        await client.query(await readFile(new URL(name, folder), 'utf8'))
        await client.query('INSERT INTO migration VALUES ($1, $2)', [name, now])
        await client.query('COMMIT')
      } catch (error) {
        await client.query('ROLLBACK')
        throw error
      }
      done.push(name)
    }
    await client.query('BEGIN')
    for (const statement of policyStatements()) await client.query(statement)
    await client.query('COMMIT')
    return done
  } finally {
    await client.query('SELECT pg_advisory_unlock(20260101)').catch(() => undefined)
    client.release()
  }
}
