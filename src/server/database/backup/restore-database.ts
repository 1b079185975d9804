import pg from 'pg'
import { problem } from '#domain/problem/problem.ts'
import type { Connection } from '../connect.ts'
import { checkKnown } from '../migrate.ts'
import { listMigrations } from '../migration-files.ts'
import { addJobs, clearDatabase, countOn, countOthers, countRows, emptyTable, holdsData, insertLines, liftForeignKeys, listOwnTables, type OwnTable } from './backup.queries.ts'
import { readManifest, readTable, type BackedUpTable, type BackupManifest } from './backup-files.ts'

export interface RestoreOptions {
  readonly connection: Connection
  readonly folder: string
  /** Fingerprint of the keys that are at hand; undefined when there are none. */
  readonly keys: string | undefined
  readonly keysDir: string
  /** Whether a database that holds something may be replaced. */
  readonly replaces: boolean
  /** Makes the tables of the queue. */
  readonly prepareQueue: () => Promise<void>
  readonly now: Date
  readonly onTable?: (table: BackedUpTable) => void
}

/**
 * Puts a backup in the place of a database, in one transaction: all of it or nothing. The schema is made by the migrations that
 * the backup had; what has come since runs at the next start of the server.
 * Problems: BACKUP_MISSING, BACKUP_DAMAGED, BACKUP_NEWER, KEYS_MISSING, KEYS_WRONG, RESTORE_NOT_EMPTY, RESTORE_BUSY.
 */
export async function restoreDatabase(options: RestoreOptions): Promise<BackupManifest> {
  const { folder, keys, keysDir } = options
  const manifest = await readManifest(folder)
  if (manifest.keys !== null && keys === undefined) throw problem('KEYS_MISSING', { folder: keysDir })
  if (manifest.keys !== null && keys !== manifest.keys) throw problem('KEYS_WRONG', { folder: keysDir })

  const client = new pg.Client({ ...options.connection, application_name: 'doudi restore' })
  await client.connect()
  try {
    if (await holdsData(client) && !options.replaces) throw problem('RESTORE_NOT_EMPTY')
    if ((await countOthers(client)) > 0) throw problem('RESTORE_BUSY')
    await client.query('BEGIN')
    try {
      await replace(client, manifest, options)
      await client.query('COMMIT')
    } catch (error) {
      await client.query('ROLLBACK')
      throw error
    }
    await options.prepareQueue()
    await addJobs(client, manifest.jobs)
    return manifest
  } finally {
    await client.end()
  }
}

async function replace(client: pg.Client, manifest: BackupManifest, { folder, now, onTable }: RestoreOptions): Promise<void> {
  await client.query(`SET LOCAL lock_timeout = '10s'`)
  await clearDatabase(client)
  await makeSchema(client, manifest, now)
  const putBack = await liftForeignKeys(client)
  const tables = new Map((await listOwnTables(client)).map((table) => [table.name, table]))
  for (const table of manifest.tables) {
    const own = tables.get(table.name)
    if (!own) throw problem('BACKUP_NEWER', { found: table.name })
    await emptyTable(client, table.name)
    let rows = 0
    for await (const lines of readTable(folder, table)) rows += await inserted(client, own, lines)
    if (rows !== table.rows || (await countRows(client, table.name)) !== rows) throw problem('BACKUP_DAMAGED', { file: table.name })
    await countOn(client, own)
    onTable?.(table)
  }
  // Rights and policies belong to this cluster; the next start sees that they are not there and makes them.
  await client.query(`DELETE FROM migration WHERE name LIKE 'policies %'`)
  for (const statement of putBack) await client.query(statement)
}

async function inserted(client: pg.Client, table: OwnTable, lines: readonly string[]): Promise<number> {
  try {
    return await insertLines(client, table, lines)
  } catch (error) {
    // Text that is no JSON, or no value of its column.
    if (/^22/.test((error as { code?: string }).code ?? '')) throw problem('BACKUP_DAMAGED', { file: table.name })
    throw error
  }
}

async function makeSchema(client: pg.Client, manifest: BackupManifest, now: Date): Promise<void> {
  const files = await listMigrations()
  try {
    checkKnown(new Map(manifest.migrations.map(({ name, hash }) => [name, hash])), files)
  } catch {
    throw problem('BACKUP_NEWER', { found: manifest.version })
  }
  const had = new Set(manifest.migrations.map(({ name }) => name))
  await client.query('CREATE TABLE migration (name text PRIMARY KEY, at timestamptz NOT NULL, hash text)')
  for (const { name, sql, hash } of files) {
    if (!had.has(name)) continue
    await client.query(sql)
    await client.query('INSERT INTO migration (name, at, hash) VALUES ($1, $2, $3)', [name, now, hash])
  }
}
