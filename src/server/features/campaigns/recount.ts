import type { AuditRecord, Work } from '../../http/work.ts'
import { holdCounts, recountArea } from './area-counts.queries.ts'

/** Things whose writes change what is counted: households on a roster, what was seen of them, problems. */
const counted: ReadonlySet<string> = new Set(['household', 'person', 'import', 'roster-entry', 'visit', 'finding', 'campaign', 'area', 'upward', 'difference'])

/**
 * Counts the areas again that a write touched, as its audit entries name them. Runs at the end of every write: no use case has to
 * remember it.
 */
export function recountTouched(work: Work, entries: readonly AuditRecord[]): void {
  const touched = new Set(entries.filter((entry) => counted.has(entry.objectType) && entry.areaPath !== '').flatMap((entry) => [entry.areaPath, ...(entry.changedAt ?? [])]))
  const highest = [...touched].filter((path) => ![...touched].some((other) => other !== path && path.startsWith(other))).sort()
  if (highest.length === 0) return
  work.send(holdCounts(work.trx, work.districtKey, highest))
  for (const path of highest) work.send(recountArea(work.trx, work.districtKey, path))
}
