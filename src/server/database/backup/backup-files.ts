import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { problem } from '#domain/problem/problem.ts'

export interface BackedUpTable {
  readonly name: string
  readonly rows: number
  /** SHA-256 in hex of the lines, each with its end. */
  readonly digest: string
}

/** What a backup says of itself. It names the keys by their fingerprint and never holds them. */
export interface BackupManifest {
  readonly format: 1
  readonly version: string
  readonly at: string
  readonly kind: string
  readonly postgres: string
  /** Fingerprint of the keys with which the database is sealed; null for one that never had any. */
  readonly keys: string | null
  readonly migrations: readonly { readonly name: string; readonly hash: string | null }[]
  readonly tables: readonly BackedUpTable[]
  /** Work that waited in the queue: what was asked for and not done yet. */
  readonly jobs: readonly { readonly name: string; readonly payload: unknown }[]
}

const manifestName = 'manifest.json'
const digestName = 'manifest.sha256'
const fileOf = (folder: string, table: string) => join(folder, `${table}.ndjson.gz`)
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** Problem BACKUP_FOLDER_NOT_EMPTY: a backup never goes on top of another. */
export async function checkEmpty(folder: string): Promise<void> {
  const found = await readdir(folder).catch(() => [])
  if (found.length > 0) throw problem('BACKUP_FOLDER_NOT_EMPTY', { folder })
}

/** Writes the rows of a table, one JSON text to a line. */
export async function writeTable(folder: string, name: string, batches: AsyncIterable<readonly string[]>): Promise<BackedUpTable> {
  const digest = createHash('sha256')
  let rows = 0
  async function* text(): AsyncGenerator<string> {
    for await (const batch of batches) {
      if (batch.length === 0) continue
      const lines = `${batch.join('\n')}\n`
      rows += batch.length
      digest.update(lines)
      yield lines
    }
  }
  await pipeline(text(), createGzip({ level: 6 }), createWriteStream(fileOf(folder, name), { mode: 0o600 }))
  return { name, rows, digest: digest.digest('hex') }
}

/** Reads what was written, in batches. Problem BACKUP_DAMAGED when it is not what the manifest says. */
export async function* readTable(folder: string, table: BackedUpTable): AsyncGenerator<string[]> {
  const file = fileOf(folder, table.name)
  const digest = createHash('sha256')
  let [rows, size, batch] = [0, 0, [] as string[]]
  try {
    const source = createReadStream(file)
    const unzipped = source.pipe(createGunzip())
    source.on('error', (error) => unzipped.destroy(error))
    for await (const line of createInterface({ input: unzipped, crlfDelay: Infinity })) {
      digest.update(`${line}\n`)
      rows += 1
      size += line.length
      batch.push(line)
      if (batch.length < 2000 && size < 4_000_000) continue
      yield batch
      ;[size, batch] = [0, []]
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error
    throw problem('BACKUP_DAMAGED', { file })
  }
  if (rows !== table.rows || digest.digest('hex') !== table.digest) throw problem('BACKUP_DAMAGED', { file })
  if (batch.length > 0) yield batch
}

export async function writeManifest(folder: string, manifest: BackupManifest): Promise<void> {
  const text = `${JSON.stringify(manifest, null, 2)}\n`
  await writeFile(join(folder, manifestName), text, { mode: 0o600 })
  // Written last: a folder without it is a backup that was broken off.
  await writeFile(join(folder, digestName), `${sha256(text)}\n`, { mode: 0o600 })
}

/** Problems: BACKUP_MISSING, BACKUP_DAMAGED. */
export async function readManifest(folder: string): Promise<BackupManifest> {
  const read = (name: string) => readFile(join(folder, name), 'utf8').catch(() => undefined)
  const [text, digest] = await Promise.all([read(manifestName), read(digestName)])
  if (text === undefined || digest === undefined) throw problem('BACKUP_MISSING', { folder })
  if (sha256(text) !== digest.trim()) throw problem('BACKUP_DAMAGED', { file: join(folder, manifestName) })
  const manifest = JSON.parse(text) as BackupManifest
  if (manifest.format !== 1) throw problem('BACKUP_NEWER', { found: `format ${String(manifest.format)}` })
  return manifest
}
