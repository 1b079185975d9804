import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { constants } from 'node:fs'
import { open, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { problem } from '#domain/problem/problem.ts'
import type { NativeBinaries } from './native-binaries.ts'
import { readPostmasterFile } from './postmaster-file.ts'
import { isAlive, isPostmasterOf } from './process-identity.ts'
import { programEnvironment, runProgram } from './run-program.ts'
import type { RunUser } from './run-user.ts'

export interface Place {
  dataDir: string
  clusterDir: string
  binaries: NativeBinaries
  runAs: RunUser | undefined
}

export type Listen = { socketDir: string; port: number } | { address: string; port: number }

export interface Postmaster {
  pid: number
  /** Settles when the process is gone, for whatever reason. */
  gone: Promise<void>
}

/** Crash recovery replays what was written since the last checkpoint; on a slow disk that takes minutes. */
const startLimitMs = 10 * 60_000
const leftoverLimitMs = 30_000
const logLimitBytes = 10 * 1024 * 1024

/** Starts the server and waits until it takes connections. */
export async function startPostmaster(place: Place, listen: Listen): Promise<Postmaster> {
  const file = await readPostmasterFile(place.clusterDir)
  if (file !== undefined && !isPostmasterOf(file.pid, place.clusterDir)) await disownNumber(place.clusterDir)
  for (const begin = performance.now(); ; await sleep(50)) {
    const log = await openLog(place.dataDir)
    const child = spawnServer(place, listen, log.fd)
    await log.close()
    const outcome = await untilReady(child, place.clusterDir)
    if (typeof outcome !== 'string') return outcome
    const reason = outcome === '' ? await logSince(log.path, log.size) : outcome
    // Children of a killed postmaster need a moment to notice; PostgreSQL does not start over their heads.
    const isLeftover = reason.includes('shared memory block') && performance.now() - begin < leftoverLimitMs
    if (!isLeftover) throw problem('DATABASE_START_FAILED', { dataDir: place.dataDir, logFile: log.path, reason })
  }
}

/**
 * The number in a dead server's file may by now belong to something else, or to a dead process nobody has collected,
 * and PostgreSQL would refuse to start. It takes its own parent's number for stale, so ours is written there; the
 * rest stays, since from it PostgreSQL sees whether children of the dead server still use its shared memory.
 */
async function disownNumber(clusterDir: string): Promise<void> {
  const path = join(clusterDir, 'postmaster.pid')
  if (process.platform === 'win32') return rm(path, { force: true })
  const [, ...rest] = (await readFile(path, 'utf8')).split('\n')
  const handle = await open(path, constants.O_WRONLY | constants.O_TRUNC | constants.O_NOFOLLOW)
  await handle.writeFile([process.pid, ...rest].join('\n'))
  await handle.close()
}

/** Follows a server that is not our child, such as an adopted one. */
export function followPostmaster(pid: number): Postmaster {
  const gone = new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      if (isAlive(pid)) return
      clearInterval(timer)
      resolve()
    }, 200)
    timer.unref()
  })
  return { pid, gone }
}

/** Stops the server: first fast (open work is rolled back), then at once, in the end by force. */
export async function stopPostmaster(pid: number, place: Place): Promise<void> {
  if (process.platform === 'win32') {
    await runProgram(join(place.binaries.binDir, 'pg_ctl'), ['stop', '-D', place.clusterDir, '-m', 'fast', '-w'], undefined)
    return
  }
  for (const [signal, waitMs] of [['SIGINT', 30_000], ['SIGQUIT', 10_000], ['SIGKILL', 10_000]] as const) {
    signalPostmaster(pid, signal)
    for (const begin = performance.now(); performance.now() - begin < waitMs; await sleep(5)) if (!isAlive(pid)) return
  }
}

export function signalPostmaster(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It has just ended by itself.
  }
}

function spawnServer(place: Place, listen: Listen, logFd: number): ChildProcess {
  const settings: Record<string, string | number> = {
    port: listen.port,
    listen_addresses: 'address' in listen ? listen.address : '',
    ...(process.platform === 'win32' ? {} : { unix_socket_directories: 'socketDir' in listen ? listen.socketDir : '' }),
    ...(process.platform === 'win32' ? {} : { unix_socket_permissions: '0700' }),
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
  }
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  // Under an administrator's account PostgreSQL only starts through pg_ctl, which gives the rights away.
  const isWindows = process.platform === 'win32'
  const program = join(place.binaries.binDir, isWindows ? 'pg_ctl' : 'postgres')
  const args = isWindows
    ? ['start', '-W', '-D', place.clusterDir, '-o', options.map((option) => `"${option}"`).join(' ')]
    : ['-D', place.clusterDir, ...options]
  const child = spawn(program, args, {
    ...place.runAs,
    cwd: '/',
    env: programEnvironment,
    // A session of its own: Ctrl-C in the terminal is for us, and we stop the server in our own order.
    detached: true,
    stdio: ['ignore', logFd, logFd],
    windowsHide: true,
  })
  child.unref()
  return child
}

/** Waits for the server; answers with the reason when it could not start, empty when the log has it. */
async function untilReady(child: ChildProcess, clusterDir: string): Promise<Postmaster | string> {
  let ended: string | undefined
  const isWindows = process.platform === 'win32'
  const gone = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      ended = error.message
      resolve()
    })
    child.once('exit', (code) => {
      if (isWindows && code === 0) return
      ended ??= ''
      resolve()
    })
  })
  for (const begin = performance.now(); performance.now() - begin < startLimitMs; await sleep(4)) {
    if (ended !== undefined) return ended
    const file = await readPostmasterFile(clusterDir)
    if (file?.isReady !== true) continue
    if (isWindows && isAlive(file.pid)) return followPostmaster(file.pid)
    if (file.pid === child.pid) return { pid: file.pid, gone }
  }
  if (child.pid !== undefined) signalPostmaster(child.pid, 'SIGQUIT')
  return ''
}

async function openLog(dataDir: string): Promise<{ fd: number; path: string; size: number; close: () => Promise<void> }> {
  const path = join(dataDir, 'postgres.log')
  const size = await stat(path).then((found) => found.size, () => 0)
  if (size > logLimitBytes) await rename(path, `${path}.1`)
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND | (constants.O_NOFOLLOW ?? 0)
  const handle = await open(path, flags, 0o600)
  return { fd: handle.fd, path, size: size > logLimitBytes ? 0 : size, close: () => handle.close() }
}

async function logSince(path: string, size: number): Promise<string> {
  const text = (await readFile(path)).subarray(size).toString('utf8').trim()
  return text.split('\n').slice(-10).join('\n')
}
