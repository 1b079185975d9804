import type { z } from 'zod'
import type { checkRule as contract } from '#contract/rules.ts'
import type { Rule } from '#domain/policy/rule.ts'
import { isSound, partsOfRule } from '#domain/policy/rule-parts.ts'
import { problem } from '#domain/problem/problem.ts'
import { complaintViews } from './version-view.ts'

type Asked = z.output<(typeof contract)['body']>

/** What is wrong with a rule that is being written, each mistake with its line and column; or the names it reads. */
export function checkRule({ of, when, near, aid }: Asked): z.input<(typeof contract)['response']> {
  const parts = partsOfRule({ of, when, ...(near !== undefined && { near }), ...(aid !== undefined && { aid }) })
  if (!isSound(parts)) return { complaints: complaintViews(parts), names: [] }
  return { complaints: [], names: [...new Set([...parts.when.names, ...(parts.near?.names ?? [])])] }
}

/** Problem: RULE_INVALID, with every mistake. */
export function mustBeSound(rule: Rule): void {
  const parts = partsOfRule(rule)
  if (!isSound(parts)) throw problem('RULE_INVALID', { rule: rule.id, complaints: complaintViews(parts) })
}
