import type { Work } from '../../http/work.ts'
import { approveRule } from './decide-rule.ts'

/** Publishes several proposals together, or none. Problems: those of `approveRule`. */
export async function approveRules(work: Work, ids: readonly string[]): Promise<{ approved: number }> {
  const all = new Set(ids)
  for (const id of all) await approveRule(work, id)
  return { approved: all.size }
}
