import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { onTestFinished } from 'vitest'
import type { EmbeddedConnection } from '#server/database/embedded/address.ts'
import type { EmbeddedOptions } from '#server/database/embedded/start-embedded.ts'

export const isRoot = process.getuid?.() === 0
export const isWindows = process.platform === 'win32'
/** The user `daemon`, present everywhere and not the one PostgreSQL runs as for root. */
export const ordinary = { uid: 1, gid: 1 }
const checkout = fileURLToPath(new URL('../..', import.meta.url))
const program = fileURLToPath(new URL('./parent.ts', import.meta.url))

/** Whether an ordinary user may read the checkout and run Node in it. */
export const canRunAsOrdinary =
  isRoot && spawnSync(process.execPath, ['--version'], { ...ordinary, cwd: checkout }).status === 0 &&
  spawnSync('/bin/sh', ['-c', 'cat "$0" > /dev/null', program], { ...ordinary }).status === 0

/** A folder of the test's own, removed at its end. */
export async function freshFolder(owner?: { uid: number; gid: number }): Promise<string> {
  const folder = await mkdtemp('/tmp/doudi test 数据 ')
  await chmod(folder, 0o755)
  if (owner !== undefined) await chown(folder, owner.uid, owner.gid)
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

export interface Parent {
  process: ChildProcess
  ready: {
    connection: EmbeddedConnection
    pid: number
    found: string
    problem?: { code: string; details: Record<string, unknown> }
  }
  stop(): Promise<void>
  kill(): Promise<void>
}

/** Starts the server from a process of its own. */
export async function startParent(options: EmbeddedOptions, user?: { uid: number; gid: number }): Promise<Parent> {
  const child = spawn(process.execPath, [program, JSON.stringify(options)], {
    ...user,
    cwd: checkout,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve)
    void gone.then(() => reject(new Error('the parent ended without a word')))
  })
  const ready = JSON.parse(line) as Parent['ready']
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await gone
    if (ready.pid !== undefined) forget(ready.pid)
  })
  return {
    process: child,
    ready,
    async stop() {
      child.stdin.write('stop\n')
      await gone
    },
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
  }
}

export async function query<Row extends pg.QueryResultRow>(connection: EmbeddedConnection, sql: string): Promise<Row[]> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

export function dataDirIn(folder: string): string {
  return join(folder, 'data')
}

/** A server that a test left running on purpose. */
function forget(pid: number): void {
  try {
    process.kill(pid, 'SIGQUIT')
  } catch {
    // Stopped by the test itself.
  }
}
