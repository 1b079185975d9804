import { realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { problem } from '#domain/problem/problem.ts'
import type { Config } from '../../config.ts'
import type { Connection } from '../connect.ts'
import { connectionTo, loopbackPassword } from '../embedded/address.ts'
import { exists } from '../embedded/data-directory.ts'
import { readPostmasterFile } from '../embedded/postmaster-file.ts'
import { isPostmasterOf } from '../embedded/process-identity.ts'
import { startEmbedded } from '../embedded/start-embedded.ts'
import { ensureDatabase } from '../ensure-database.ts'

export interface Opened {
  readonly connection: Connection
  close(): Promise<void>
}

type Place = Pick<Config, 'databaseUrl' | 'dataDir'>

/** The database to read: one's own, the embedded one that is running now, or the one at rest, started for as long as it is read. Problem: DATABASE_MISSING. */
export async function openToRead(place: Place): Promise<Opened> {
  if (place.databaseUrl !== undefined) return { connection: { connectionString: place.databaseUrl }, close: async () => undefined }
  if (!(await exists(join(place.dataDir, 'cluster')))) throw problem('DATABASE_MISSING', { folder: place.dataDir })
  const clusterDir = join(await realpath(place.dataDir), 'cluster')
  const running = await readPostmasterFile(clusterDir)
  if (running?.isReady && isPostmasterOf(running.pid, clusterDir)) {
    const isSocket = running.socketDir !== ''
    const connection = connectionTo(isSocket ? running.socketDir : running.address, running.port, isSocket ? undefined : await loopbackPassword(place.dataDir))
    return { connection: { ...connection, database: 'doudi' }, close: async () => undefined }
  }
  return openToWrite(place)
}

/** The database to write, which nobody else may be using. Problems: those of startEmbedded. */
export async function openToWrite(place: Place): Promise<Opened> {
  if (place.databaseUrl !== undefined) return { connection: { connectionString: place.databaseUrl }, close: async () => undefined }
  const embedded = await startEmbedded({ dataDir: place.dataDir })
  try {
    return { connection: await ensureDatabase(embedded.connection, 'doudi'), close: () => embedded.stop() }
  } catch (error) {
    await embedded.stop()
    throw error
  }
}
