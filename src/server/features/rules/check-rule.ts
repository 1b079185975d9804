import type { z } from 'zod'
import type { checkRule as contract } from '#contract/rules.ts'
import type { Rule } from '#domain/policy/rule.ts'
import { isSound, partsOfRule, type AskedOfRule } from '#domain/policy/rule-parts.ts'
import { problem } from '#domain/problem/problem.ts'
import { complaintViews } from './version-view.ts'

type Asked = z.output<(typeof contract)['body']>

/** What is wrong with a rule that is being written, each mistake with its line and column; or the names it reads. */
export function checkRule(asked: Asked): z.input<(typeof contract)['response']> {
  const parts = partsOfRule(askedOfRule(asked))
  if (!isSound(parts)) return { complaints: complaintViews(parts), names: [] }
  return { complaints: [], names: [...new Set([...parts.when.names, ...(parts.near?.names ?? [])])] }
}

/** What was left empty is not there. */
export function askedOfRule({ of, when, near, aid, amount }: Asked): AskedOfRule {
  return { of, when, ...(near !== undefined && { near }), ...(aid !== undefined && { aid }), ...(amount !== undefined && { amount: { yuan: amount } }) }
}

/** Problem: RULE_INVALID, with every mistake. */
export function mustBeSound(rule: Rule): void {
  const parts = partsOfRule(rule)
  if (!isSound(parts)) throw problem('RULE_INVALID', { rule: rule.id, complaints: complaintViews(parts) })
}
