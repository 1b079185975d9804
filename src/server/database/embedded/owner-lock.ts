import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { problem } from '#domain/problem/problem.ts'
import { processIdentity } from './process-identity.ts'

interface Owner {
  pid: number
  identity: string
  /** Socket directory the owner made, so that the next one can clear it away. */
  socketDir?: string
}

export interface OwnerLock {
  /** What the owner before us left when it was killed. */
  readonly before: { socketDir?: string } | undefined
  noteSocketDir(socketDir: string | undefined): Promise<void>
  release(): Promise<void>
}

/**
 * Makes this process the owner of a data directory. The lock is a file with the owner's process number and start:
 * a live owner is refused (DATABASE_IN_USE), the file of a dead one is taken over.
 * PostgreSQL's own postmaster.pid stands behind it: even two owners could never open the files twice.
 */
export async function takeOwnerLock(dataDir: string): Promise<OwnerLock> {
  const file = join(dataDir, 'owner.json')
  const draft = join(dataDir, `owner.${process.pid}.json`)
  const me: Owner = { pid: process.pid, identity: processIdentity(process.pid) ?? 'unknown' }
  let before: Owner | undefined
  await writeOwner(draft, me)
  try {
    while (!(await isLinked(draft, file))) {
      const found = await readOwner(file)
      if (found !== undefined && isLive(found)) throw problem('DATABASE_IN_USE', { dataDir, pid: found.pid })
      before = (await moveAway(file, dataDir)) ?? before
    }
  } finally {
    await rm(draft, { force: true })
  }
  return {
    before,
    async noteSocketDir(socketDir) {
      await writeOwner(draft, socketDir === undefined ? me : { ...me, socketDir })
      await rename(draft, file)
    },
    async release() {
      if ((await readOwner(file))?.pid === process.pid) await rm(file, { force: true })
    },
  }
}

function isLive(owner: Owner): boolean {
  const identity = processIdentity(owner.pid)
  return identity !== undefined && (identity === owner.identity || owner.identity === 'unknown' || identity === 'unknown')
}

/** Takes a dead owner's file out of the way; puts it back when it turned out to be a quicker starter's. */
async function moveAway(file: string, dataDir: string): Promise<Owner | undefined> {
  const aside = join(dataDir, `owner.${process.pid}.before.json`)
  try {
    await rename(file, aside)
  } catch {
    return undefined
  }
  const moved = await readOwner(aside)
  if (moved !== undefined && isLive(moved)) {
    await rename(aside, file)
    throw problem('DATABASE_IN_USE', { dataDir, pid: moved.pid })
  }
  await rm(aside, { force: true })
  return moved
}

async function isLinked(draft: string, file: string): Promise<boolean> {
  try {
    await link(draft, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

async function writeOwner(file: string, owner: Owner): Promise<void> {
  await rm(file, { force: true })
  await writeFile(file, `${JSON.stringify(owner)}\n`, { mode: 0o600, flag: 'wx' })
}

async function readOwner(file: string): Promise<Owner | undefined> {
  try {
    const value = JSON.parse(await readFile(file, 'utf8')) as Partial<Owner>
    return typeof value.pid === 'number' && typeof value.identity === 'string' ? (value as Owner) : undefined
  } catch {
    return undefined
  }
}
