import path from 'node:path'
import { backupDatabase } from '#server/database/backup/backup-database.ts'
import { checkEmpty } from '#server/database/backup/backup-files.ts'
import { copyKeys, fingerprintOf } from '#server/database/backup/key-copy.ts'
import { openToRead } from '#server/database/backup/open-place.ts'
import { systemClock } from '#server/clock.ts'
import { readConfig } from '#server/config.ts'
import { readTexts, say } from '#server/locale.ts'
import { readVersion } from '#server/version.ts'
import type { Io } from './command.ts'
import { folderAndFlags } from './folder-and-flags.ts'

/** `backup FOLDER [--keys-to ANOTHER]`: the database as of now, also while the server runs; the keys apart or not at all. */
export async function backup(args: string[], io: Io): Promise<number> {
  const texts = readTexts(io.language, 'cli')
  const { folder, flags, rest } = folderAndFlags(args, ['keys-to'], [])
  if (folder === undefined) {
    io.err(say(texts, 'cli.backup.usage'))
    return 2
  }
  const config = readConfig(rest)
  const keysTo = flags['keys-to'] === undefined ? undefined : path.resolve(flags['keys-to'])
  if (keysTo !== undefined && !path.relative(folder, keysTo).startsWith('..')) {
    io.err(say(texts, 'cli.backup.keys-inside'))
    return 2
  }
  if (keysTo !== undefined) await checkEmpty(keysTo)

  const opened = await openToRead(config)
  try {
    const manifest = await backupDatabase({
      connection: opened.connection,
      folder,
      version: await readVersion(),
      now: systemClock.now(),
      onTable: ({ name, rows }) => io.out(say(texts, 'cli.backup.table', { name, rows })),
    })
    io.out(say(texts, 'cli.backup.done', { folder, tables: manifest.tables.length, rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0), at: manifest.at }))
    if (manifest.keys === null) return 0
    if ((await fingerprintOf(config.keysDir)) !== manifest.keys) {
      io.err(say(texts, 'cli.backup.keys-wrong', { folder: config.keysDir }))
      return 1
    }
    if (keysTo !== undefined) await copyKeys(config.keysDir, keysTo)
    io.out(say(texts, keysTo === undefined ? 'cli.backup.keys-kept' : 'cli.backup.keys-copied', { folder: keysTo ?? config.keysDir }))
    return 0
  } finally {
    await opened.close()
  }
}
