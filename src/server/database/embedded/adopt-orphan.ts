import { ask, connectionTo, endOtherSessions } from './address.ts'
import type { Transport } from './address.ts'
import { readPostmasterFile } from './postmaster-file.ts'
import { followPostmaster, stopPostmaster } from './postmaster.ts'
import type { Listen, Place, Postmaster } from './postmaster.ts'
import { isPostmasterOf } from './process-identity.ts'

export interface Orphan {
  server: Postmaster
  listen: Listen
  socketDir: string | undefined
}

/**
 * Looks for a server that outlived the process that had started it: taken over when it answers and is of our
 * version, else stopped.
 */
export async function adoptOrStopOrphan(
  place: Place,
  transport: Transport,
  password: string | undefined,
  log: (line: string) => void,
): Promise<Orphan | undefined> {
  const file = await readPostmasterFile(place.clusterDir)
  if (file === undefined || !isPostmasterOf(file.pid, place.clusterDir)) return undefined
  const isReachable = transport === 'socket' ? file.socketDir !== '' : file.address !== ''
  if (isReachable && file.isReady) {
    const connection = connectionTo(transport === 'socket' ? file.socketDir : file.address, file.port, password)
    const answer = await ask(connection)
    if (answer?.version === place.binaries.version && answer.clusterDir === place.clusterDir) {
      await endOtherSessions(connection)
      log(`PostgreSQL ${file.pid} outlived the process that had started it; it goes on under this one`)
      return {
        server: followPostmaster(file.pid),
        listen: transport === 'socket' ? { socketDir: file.socketDir, port: file.port } : { address: file.address, port: file.port },
        socketDir: transport === 'socket' ? file.socketDir : undefined,
      }
    }
  }
  log(`PostgreSQL ${file.pid} outlived the process that had started it; it is stopped and started anew`)
  await stopPostmaster(file.pid, place)
  return undefined
}
