import path from 'node:path'
import { readManifest } from '#server/database/backup/backup-files.ts'
import { copyKeys, fingerprintOf } from '#server/database/backup/key-copy.ts'
import { openToWrite } from '#server/database/backup/open-place.ts'
import { prepareQueueOn } from '#server/database/backup/prepare-queue.ts'
import { restoreDatabase } from '#server/database/backup/restore-database.ts'
import { systemClock } from '#server/clock.ts'
import { readConfig } from '#server/config.ts'
import { readTexts, say } from '#server/locale.ts'
import type { Io } from './command.ts'
import { folderAndFlags } from './folder-and-flags.ts'

/** `restore FOLDER [--keys-from KEYS] [--replace]`: a backup in the place of the database, all of it or nothing. */
export async function restore(args: string[], io: Io): Promise<number> {
  const texts = readTexts(io.language, 'cli')
  const { folder, flags, rest } = folderAndFlags(args, ['keys-from'], ['replace'])
  if (folder === undefined) {
    io.err(say(texts, 'cli.restore.usage'))
    return 2
  }
  const config = readConfig(rest)
  const keysFrom = flags['keys-from'] === undefined ? undefined : path.resolve(flags['keys-from'])
  await readManifest(folder)
  const here = await fingerprintOf(config.keysDir)
  const given = keysFrom === undefined ? here : await fingerprintOf(keysFrom)
  if (keysFrom !== undefined && here !== undefined && here !== given) {
    io.err(say(texts, 'cli.restore.keys-there', { folder: config.keysDir }))
    return 1
  }

  const opened = await openToWrite(config)
  try {
    const manifest = await restoreDatabase({
      connection: opened.connection,
      folder,
      keys: given,
      keysDir: keysFrom ?? config.keysDir,
      replaces: flags['replace'] !== undefined,
      prepareQueue: () => prepareQueueOn(opened.connection),
      now: systemClock.now(),
      onTable: ({ name, rows }) => io.out(say(texts, 'cli.backup.table', { name, rows })),
    })
    if (keysFrom !== undefined && here === undefined) await copyKeys(keysFrom, config.keysDir)
    io.out(say(texts, 'cli.restore.done', { at: manifest.at, tables: manifest.tables.length, rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0) }))
    return 0
  } finally {
    await opened.close()
  }
}
