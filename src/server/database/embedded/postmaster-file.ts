import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What a PostgreSQL server writes about itself into postmaster.pid of its cluster directory. */
export interface PostmasterFile {
  pid: number
  port: number
  /** First Unix socket directory; empty when there is none. */
  socketDir: string
  /** First address listened on; empty when there is none. */
  address: string
  isReady: boolean
}

export async function readPostmasterFile(clusterDir: string): Promise<PostmasterFile | undefined> {
  let lines: string[]
  try {
    lines = (await readFile(join(clusterDir, 'postmaster.pid'), 'utf8')).split('\n').map((line) => line.trim())
  } catch {
    return undefined
  }
  const pid = Math.abs(Number(lines[0]))
  if (!Number.isInteger(pid) || pid === 0) return undefined
  return {
    pid,
    port: Number(lines[3] ?? 0),
    socketDir: lines[4] ?? '',
    address: lines[5] ?? '',
    isReady: lines[7] === 'ready',
  }
}
