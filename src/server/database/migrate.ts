import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import type pg from 'pg'
import { policyStatements, scopedRole, wideRole } from './policies.ts'

const folder = new URL('../../../db/migrations/', import.meta.url)

/**
 * Brings the schema to the newest migration, forward only, each in a transaction of its own, then applies the policies
 * of the manifest where they are not those that stand. Two servers that start together take turns.
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
    await applyPolicies(client, known, done.length > 0, now)
    return done
  } finally {
    await client.query('SELECT pg_advisory_unlock(20260101)').catch(() => undefined)
    client.release()
  }
}

/**
 * Policies lock the tables they are on, and would wait for whatever another server or one that was killed still does there.
 * So they are applied when they have changed, after a migration, and on a cluster that does not know the roles yet.
 */
async function applyPolicies(client: pg.PoolClient, known: ReadonlySet<string>, isMigrated: boolean, now: Date): Promise<void> {
  const statements = policyStatements()
  const name = `policies ${createHash('sha256').update(statements.join('\0')).digest('hex')}`
  const { rows } = await client.query<{ has: boolean }>(
    `SELECT count(*) = 2 AND bool_and(pg_has_role(current_user, oid, 'MEMBER')) AS has FROM pg_roles WHERE rolname IN ($1, $2)`,
    [scopedRole, wideRole],
  )
  if (known.has(name) && !isMigrated && rows[0]?.has) return
  await client.query('BEGIN')
  try {
    for (const statement of statements) await client.query(statement)
    await client.query(`DELETE FROM migration WHERE name LIKE 'policies %'`)
    await client.query('INSERT INTO migration VALUES ($1, $2)', [name, now])
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}
