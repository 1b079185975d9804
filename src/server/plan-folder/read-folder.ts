import { open, readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { PlanFiles } from '#domain/plan/read-plan.ts'
import { mostBytes, planFilesOf } from './files.ts'

/** The files of a folder on disk; undefined when there is none. */
export async function readFolder(folder: string): Promise<PlanFiles | undefined> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => undefined)
  if (!entries) return undefined
  const files = entries
    .filter((entry) => entry.isFile())
    .map(async (entry) => {
      const full = path.join(entry.parentPath, entry.name)
      const name = path.relative(folder, full).split(path.sep).join('/')
      return [name, /\.(xlsx|docx)$/.test(name) ? new Uint8Array(await readFile(full)) : await beginningOf(full)] as const
    })
  return planFilesOf(await Promise.all(files))
}

async function beginningOf(file: string): Promise<Uint8Array> {
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    const bytes = new Uint8Array(Math.min(size, mostBytes))
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0)
    return bytes.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}
