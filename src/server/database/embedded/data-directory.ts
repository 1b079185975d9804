import { chmod, chown, mkdir, realpath, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { problem } from '#domain/problem/problem.ts'
import { runProgram } from './run-program.ts'
import type { RunUser } from './run-user.ts'

/**
 * Makes the data directory, closed to everybody else. Root keeps its own notes in it and lets the run user only
 * pass through to the cluster, which alone belongs to that user.
 * @returns its real path
 */
export async function prepareDataDirectory(path: string, runAs: RunUser | undefined): Promise<string> {
  try {
    const firstMade = await mkdir(path, { recursive: true, mode: 0o700 })
    const dataDir = await realpath(path)
    await chmod(dataDir, runAs === undefined ? 0o700 : 0o711)
    if (runAs !== undefined && firstMade !== undefined) await letPass(await realpath(firstMade), dataDir)
    if (runAs !== undefined) await mustReach(dataDir, runAs)
    return dataDir
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code !== undefined && /^E[A-Z]+$/.test(code)) {
      throw problem('DATABASE_INIT_FAILED', { dataDir: path, reason: message })
    }
    throw error
  }
}

/** Makes a directory that belongs to the run user. */
export async function makeOwned(path: string, runAs: RunUser | undefined): Promise<void> {
  await mkdir(path, { mode: 0o700 })
  if (runAs !== undefined) await chown(path, runAs.uid, runAs.gid)
}

export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

/** Opens the directories made on the way, and only those, for passing through. */
async function letPass(firstMade: string, dataDir: string): Promise<void> {
  for (let dir = dataDir; dir.startsWith(firstMade); dir = dirname(dir)) await chmod(dir, 0o711)
}

async function mustReach(dataDir: string, runAs: RunUser): Promise<void> {
  const { exitCode, output } = await runProgram('/bin/sh', ['-c', 'cd -- "$0"', dataDir], runAs)
  if (exitCode !== 0) throw problem('DATABASE_INIT_FAILED', { dataDir, reason: output.trim() })
}
