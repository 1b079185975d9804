import { chown, mkdtemp, rm, rmdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { RunUser } from './run-user.ts'

const mark = 'doudi-'
/** The system's limit for a socket's path, on Linux 107 bytes, on macOS 103. */
const socketPathLimit = 103

/** Makes a directory for the socket, short and open to the run user alone. */
export async function makeSocketDirectory(runAs: RunUser | undefined): Promise<string> {
  const dir = await mkdtemp(join(socketRoot(), mark))
  if (runAs !== undefined) await chown(dir, runAs.uid, runAs.gid)
  return dir
}

/** Removes a socket directory made above; whatever else stands in it stays, and then so does the directory. */
export async function removeSocketDirectory(dir: string): Promise<void> {
  if (!basename(dir).startsWith(mark)) return
  for (const name of ['.s.PGSQL.5432', '.s.PGSQL.5432.lock']) await rm(join(dir, name), { force: true })
  await rmdir(dir).catch(() => undefined)
}

function socketRoot(): string {
  const root = tmpdir()
  const longest = Buffer.byteLength(join(root, `${mark}XXXXXX`, '.s.PGSQL.5432.lock'))
  // root's own temporary directory may be closed to the run user, and a long one leaves no room for the name
  return longest > socketPathLimit || process.getuid?.() === 0 ? '/tmp' : root
}
