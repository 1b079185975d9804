import { mkdir } from 'node:fs/promises'
import pg from 'pg'
import { problem } from '#domain/problem/problem.ts'
import type { Connection } from '../connect.ts'
import { knownMigrations } from '../migrate.ts'
import { checkEmpty, writeManifest, writeTable, type BackedUpTable, type BackupManifest } from './backup-files.ts'
import { findSettingValue, fetchRows, listOwnTables, openCursor, listWaitingJobs, type OwnTable } from './backup.queries.ts'

/** Who was signed in signs in again. */
const leftOut = ['session']

export interface BackupOptions {
  readonly connection: Connection
  /** A folder that is empty or not there yet. */
  readonly folder: string
  readonly version: string
  readonly now: Date
  readonly onTable?: (table: BackedUpTable) => void
}

/**
 * Copies the whole database as of one moment, while others go on working, into a folder: each table as lines of JSON with a
 * digest, and a manifest. Sealed values stay sealed and the keys are not among them.
 * Problems: BACKUP_FOLDER_NOT_EMPTY, BACKUP_NOTHING_THERE.
 */
export async function backupDatabase({ connection, folder, version, now, onTable }: BackupOptions): Promise<BackupManifest> {
  await checkEmpty(folder)
  const client = new pg.Client({ ...connection, application_name: 'doudi backup' })
  await client.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    await client.query(`SET LOCAL timezone = 'UTC'`)
    // Whoever may not see every row gets an error and not a backup of some.
    await client.query('SET LOCAL row_security = off')
    const known = await knownMigrations(client)
    if (known.size === 0) throw problem('BACKUP_NOTHING_THERE')
    await mkdir(folder, { recursive: true, mode: 0o700 })

    const tables: BackedUpTable[] = []
    for (const own of await listOwnTables(client)) {
      if (leftOut.includes(own.name)) continue
      const table = await writeTable(folder, own.name, rowsOf(client, own))
      tables.push(table)
      onTable?.(table)
    }
    const manifest: BackupManifest = {
      format: 1,
      version,
      at: now.toISOString(),
      kind: String((await findSettingValue(client, 'kind')) ?? ''),
      postgres: (await client.query<{ server_version: string }>('SHOW server_version')).rows[0]?.server_version ?? '',
      keys: ((await findSettingValue(client, 'keys')) as string | undefined) ?? null,
      migrations: [...known].filter(([name]) => name.endsWith('.sql')).map(([name, hash]) => ({ name, hash })),
      tables,
      jobs: await listWaitingJobs(client),
    }
    await client.query('COMMIT')
    await writeManifest(folder, manifest)
    return manifest
  } finally {
    await client.end()
  }
}

async function* rowsOf(client: pg.Client, table: OwnTable): AsyncGenerator<string[]> {
  await openCursor(client, table)
  for (let batch = await fetchRows(client); batch.length > 0; batch = await fetchRows(client)) yield batch
  await client.query('CLOSE copying')
}
