import { mayDeliver, type DatasetCode } from '#domain/matching/datasets.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Actor } from '../../http/work.ts'

/** The department for which somebody hands data over; null for civil affairs. A department officer without one hands over nothing. */
export function delivererOf({ role, department }: Actor): string | null {
  return role === 'department-officer' ? (department ?? '') : null
}

export function isTheirs(actor: Actor, dataset: DatasetCode): boolean {
  const department = delivererOf(actor)
  return department === null || mayDeliver(dataset, department)
}

/** Problem: MATCH_OTHER_DEPARTMENT for data that a department does not keep. */
export function mustDeliver(actor: Actor, dataset: DatasetCode): void {
  if (!isTheirs(actor, dataset)) throw problem('MATCH_OTHER_DEPARTMENT')
}
