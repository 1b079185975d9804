import type { Complaints } from './complaints.ts'
import { passageMeant, saysIn } from './notice.ts'
import type { Path, YamlFile } from './yaml-file.ts'

/**
 * Complains about every clause, wherever it stands in a file, whose quoted words the notice does not say. Clauses written once and
 * referred to (YAML anchors) are looked at where they are written.
 * @param notice the text of the notice without white space, from `noticeText`
 */
export function checkClauses(yaml: YamlFile, notice: string, complaints: Complaints): void {
  walk(yaml.value, [], (says, path) => {
    if (saysIn(notice, says) || yaml.isReference(path)) return
    complaints.at(yaml, path, 'CLAUSE_NOT_IN_NOTICE', { says }, passageMeant(notice, says))
  })
}

function walk(value: unknown, path: Path, found: (says: string, path: Path) => void): void {
  if (typeof value !== 'object' || value === null) return
  for (const [key, entry] of Object.entries(value)) {
    if (key === 'clause' && typeof (entry as { says?: unknown } | null)?.says === 'string') found((entry as { says: string }).says, [...path, key, 'says'])
    walk(entry, [...path, Array.isArray(value) ? Number(key) : key], found)
  }
}
