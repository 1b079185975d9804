import { forbiddenFolders, longestFile } from './tables.ts'
import type { Source, Violation } from './source.ts'

/** Names of folders, length of files, and files that only hand on what others hold. */
export function checkFile(source: Source): Violation[] {
  const found: Violation[] = []
  const refuse = (rule: string, message: string) => found.push({ rule, path: source.path, line: 1, message })
  for (const folder of source.path.split('/').slice(0, -1)) {
    if (forbiddenFolders.includes(folder)) refuse('folder', `a folder called ${folder} says nothing about what is in it`)
  }
  const lines = source.text.trimEnd().split('\n').length
  if (lines > longestFile) refuse('length', `${lines} lines; past ${longestFile} it is two ideas`)
  const isIndex = /\/index\.tsx?$/.test(source.path)
  const handsOn = source.nodes.some(({ type, source: from }) => type === 'ExportAllDeclaration' || (type === 'ExportNamedDeclaration' && from != null))
  if (isIndex && handsOn) refuse('barrel', 'an index that hands on; name the file itself where it is used')
  return found
}
