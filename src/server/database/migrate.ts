import { createHash } from 'node:crypto'
import type pg from 'pg'
import { problem } from '#domain/problem/problem.ts'
import { listMigrations, type MigrationFile } from './migration-files.ts'
import { policyStatements, scopedRole, wideRole } from './policies.ts'

/**
 * Brings the schema to the newest migration, forward only, each in a transaction of its own, then applies the policies
 * of the manifest where they are not those that stand. Two servers that start together take turns.
 * Problems: MIGRATION_CHANGED, DATABASE_NEWER; with either nothing has been touched.
 * @param files the migrations of this version
 */
export async function migrate(pool: pg.Pool, now: Date, files?: readonly MigrationFile[]): Promise<string[]> {
  const client = await pool.connect()
  const done: string[] = []
  try {
    await client.query('SELECT pg_advisory_lock(20260101)')
    const migrations = files ?? (await listMigrations())
    const known = await knownMigrations(client)
    checkKnown(known, migrations)
    await noteHashes(client, known, migrations)
    for (const { name, sql, hash } of migrations) {
      if (known.has(name)) continue
      await client.query('BEGIN')
      try {
        await client.query(sql)
        await client.query('INSERT INTO migration (name, at, hash) VALUES ($1, $2, $3)', [name, now, hash])
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

/** What ran in this database, with the hash of each; null where it ran before hashes were kept. */
export type KnownMigrations = ReadonlyMap<string, string | null>

export async function knownMigrations(client: pg.ClientBase): Promise<KnownMigrations> {
  const { rows: tables } = await client.query<{ has: boolean; hashes: boolean }>(
    `SELECT to_regclass('public.migration') IS NOT NULL AS has,
            EXISTS (SELECT FROM information_schema.columns WHERE table_schema = 'public' AND table_name = 'migration' AND column_name = 'hash') AS hashes`,
  )
  if (!tables[0]?.has) return new Map()
  const { rows } = await client.query<{ name: string; hash: string | null }>(`SELECT name, ${tables[0].hashes ? 'hash' : 'NULL AS hash'} FROM migration`)
  return new Map(rows.map((row) => [row.name, row.hash]))
}

/** A database that a newer version made, or one made by other migrations than those of this name, is left alone. */
export function checkKnown(known: KnownMigrations, migrations: readonly MigrationFile[]): void {
  const own = new Map(migrations.map((file) => [file.name, file.hash]))
  const newer = [...known.keys()].filter((name) => name.endsWith('.sql') && !own.has(name))
  if (newer.length > 0) throw problem('DATABASE_NEWER', { migrations: newer.join(', ') })
  const changed = [...known].find(([name, hash]) => hash !== null && own.has(name) && own.get(name) !== hash)
  if (changed) throw problem('MIGRATION_CHANGED', { migration: changed[0] })
}

async function noteHashes(client: pg.ClientBase, known: KnownMigrations, migrations: readonly MigrationFile[]): Promise<void> {
  await client.query('CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, at timestamptz NOT NULL)')
  await client.query('ALTER TABLE migration ADD COLUMN IF NOT EXISTS hash text')
  for (const { name, hash } of migrations) {
    if (known.get(name) === null) await client.query('UPDATE migration SET hash = $2 WHERE name = $1 AND hash IS NULL', [name, hash])
  }
}

/**
 * Policies lock the tables they are on, and would wait for whatever another server or one that was killed still does there.
 * So they are applied when they have changed, after a migration, and on a cluster that does not know the roles yet.
 */
async function applyPolicies(client: pg.PoolClient, known: KnownMigrations, isMigrated: boolean, now: Date): Promise<void> {
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
    await client.query('INSERT INTO migration (name, at) VALUES ($1, $2)', [name, now])
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}
