import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'

const folder = new URL('../../../db/migrations/', import.meta.url)

export interface MigrationFile {
  readonly name: string
  readonly sql: string
  /** SHA-256 in hex, the ends of lines made alike. */
  readonly hash: string
}

/** The migrations of this version, in the order in which they run. */
export async function listMigrations(): Promise<MigrationFile[]> {
  const names = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const sql = (await readFile(new URL(name, folder), 'utf8')).replaceAll('\r\n', '\n')
      return { name, sql, hash: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}
