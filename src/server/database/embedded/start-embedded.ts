import { join } from 'node:path'
import { connectionTo, freeLoopbackPort, loopbackPassword } from './address.ts'
import type { EmbeddedConnection, Transport } from './address.ts'
import { adoptOrStopOrphan } from './adopt-orphan.ts'
import { prepareDataDirectory } from './data-directory.ts'
import { initialiseCluster } from './initialise-cluster.ts'
import { findNativeDirectory, usableBinaries } from './native-binaries.ts'
import { takeOwnerLock } from './owner-lock.ts'
import { startPostmaster } from './postmaster.ts'
import type { Listen, Place } from './postmaster.ts'
import { unprivilegedRunUser } from './run-user.ts'
import { makeSocketDirectory, removeSocketDirectory } from './socket-directory.ts'
import { superviseServer } from './supervise-server.ts'

export interface EmbeddedOptions {
  /** Directory of the cluster, its log and the owner's lock; made when absent. */
  dataDir: string
  log?: (line: string) => void
  /** Where the PostgreSQL binaries are; by default where npm put those of this platform. */
  nativeDir?: string
  /** Operating system and processor as Node names them, such as `linux-x64`. */
  platform?: string
  /** By default a Unix socket, on Windows a loopback port with a password. */
  transport?: Transport
}

export interface EmbeddedServer {
  connection: EmbeddedConnection
  /** Process number of the server now; another one after it was killed and started again. */
  readonly pid: number
  /** Whether this start made the cluster, found it at rest, or took over a running one. */
  readonly found: 'made' | 'at-rest' | 'adopted'
  /** Stops the server (open work is rolled back) and leaves nothing running and no socket behind. */
  stop(): Promise<void>
}

/**
 * Runs the real PostgreSQL on a data directory of its own for as long as this process lives.
 * The server of a killed parent is adopted when it answers and is the same version, else stopped; a server that
 * dies while we live is started again at the same address.
 *
 * Problems: DATABASE_IN_USE, DATABASE_PLATFORM_UNSUPPORTED, DATABASE_VERSION_MISMATCH, DATABASE_INIT_FAILED,
 * DATABASE_START_FAILED.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const log = options.log ?? (() => undefined)
  const platform = options.platform ?? `${process.platform}-${process.arch}`
  const transport = options.transport ?? (process.platform === 'win32' ? 'loopback' : 'socket')
  const nativeDir = options.nativeDir ?? findNativeDirectory(platform)
  const runAs = unprivilegedRunUser()
  const dataDir = await prepareDataDirectory(options.dataDir, runAs)

  const lock = await takeOwnerLock(dataDir)
  let socketDir: string | undefined
  try {
    const binaries = await usableBinaries(nativeDir, dataDir, runAs, platform)
    const clusterDir = join(dataDir, 'cluster')
    const place: Place = { dataDir, clusterDir, binaries, runAs }
    const password = transport === 'loopback' ? await loopbackPassword(dataDir) : undefined
    const origin = await initialiseCluster({ dataDir, clusterDir, binaries, runAs, password })

    const orphan = await adoptOrStopOrphan(place, transport, password, log)
    socketDir = orphan?.socketDir
    if (lock.before?.socketDir !== undefined && lock.before.socketDir !== socketDir) {
      await removeSocketDirectory(lock.before.socketDir)
    }
    if (transport === 'socket') socketDir ??= await makeSocketDirectory(runAs)
    await lock.noteSocketDir(socketDir)

    const listen: Listen = orphan?.listen ?? (socketDir === undefined
      ? { address: '127.0.0.1', port: await freeLoopbackPort() }
      : { socketDir, port: 5432 })
    const connection = connectionTo(socketDir ?? '127.0.0.1', listen.port, password)
    const server = orphan?.server ?? (await startPostmaster(place, listen))
    const watch = superviseServer(place, listen, server, log)
    return {
      connection,
      found: orphan !== undefined ? 'adopted' : origin === 'made' ? 'made' : 'at-rest',
      get pid() {
        return watch.pid()
      },
      stop: once(async () => {
        await watch.stop()
        if (socketDir !== undefined) await removeSocketDirectory(socketDir)
        await lock.release()
      }),
    }
  } catch (error) {
    if (socketDir !== undefined) await removeSocketDirectory(socketDir)
    await lock.release()
    throw error
  }
}

function once(work: () => Promise<void>): () => Promise<void> {
  let result: Promise<void> | undefined
  return () => (result ??= work())
}
