import { problem } from '#domain/problem/problem.ts'
import type { PlanFiles } from '#domain/plan/read-plan.ts'
import { BrokenZip, listZip, unpack } from '../zip/read-zip.ts'
import { planFilesOf } from './files.ts'

const mostFiles = 300
const mostBytes = 20 * 1024 * 1024

/**
 * The files of a plan folder that was packed as a .zip, with or without the folder itself around them.
 * Problem: PLAN_ARCHIVE when it is no archive, damaged, locked, or holds more than a plan ever does.
 */
export function unpackFolder(bytes: Uint8Array): PlanFiles {
  try {
    const entries = listZip(bytes).filter((entry) => !entry.name.endsWith('/'))
    if (entries.length > mostFiles || entries.reduce((sum, entry) => sum + entry.size, 0) > mostBytes) throw problem('PLAN_ARCHIVE', { reason: 'too-large' })
    if (entries.some((entry) => (entry.flags & 1) === 1)) throw problem('PLAN_ARCHIVE', { reason: 'locked' })
    if (entries.some((entry) => entry.name.startsWith('/') || entry.name.split('/').includes('..'))) throw problem('PLAN_ARCHIVE', { reason: 'paths' })
    const around = folderAround(entries.map((entry) => entry.name))
    return planFilesOf(entries.filter((entry) => entry.name.startsWith(around)).map((entry) => [entry.name.slice(around.length), unpack(bytes, entry)]))
  } catch (error) {
    // A directory that lies about where things are leads out of the bytes.
    if (error instanceof BrokenZip || error instanceof RangeError) throw problem('PLAN_ARCHIVE', { reason: 'broken' })
    throw error
  }
}

// The folder in which plan.yaml lies, the outermost if there are several.
function folderAround(names: readonly string[]): string {
  const folders = names.filter((name) => /(^|\/)plan\.yaml$/.test(name) && !name.startsWith('__MACOSX/')).map((name) => name.slice(0, -'plan.yaml'.length))
  return folders.sort((a, b) => a.length - b.length)[0] ?? ''
}
