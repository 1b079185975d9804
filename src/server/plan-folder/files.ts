import { createHash } from 'node:crypto'
import type { PlanFiles } from '#domain/plan/read-plan.ts'

const isText = /\.(ya?ml|txt|md)$/
/** What operating systems leave in folders. */
const isLitter = /(^|\/)(\.[^/]*|__MACOSX|Thumbs\.db|desktop\.ini)(\/|$)/

/** More than this of a text is not read: the check says that it is too large. */
export const mostBytes = 4 * 1024 * 1024 + 4

/** Files as the check takes them, by path in the folder, in the order of their paths. */
export function planFilesOf(entries: readonly (readonly [path: string, bytes: Uint8Array])[]): PlanFiles {
  const kept = entries.filter(([path]) => !isLitter.test(path)).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(kept.map(([path, bytes]) => [path, isText.test(path) ? new TextDecoder().decode(bytes.subarray(0, mostBytes)) : bytes]))
}

/** SHA-256 of the paths and contents: the same folder has the same digest, however it came here. */
export function digestOfFiles(files: PlanFiles): string {
  const digest = createHash('sha256')
  for (const [path, content] of Object.entries(files)) digest.update(path).update('\0').update(content)
  return digest.digest('hex')
}
