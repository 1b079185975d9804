import { compile, compileAmount, isCompiled, type Compiled, type ExpressionComplaint } from './compile.ts'
import { mistakesInAmount, mistakesInRule, type MistakeInRule } from './mistakes-in-rule.ts'
import type { Rule } from './rule.ts'

/** The expressions of a rule. `has`: the aid it is about is received; `covered`: perhaps so, as the household as a whole receives it. */
export type RulePart = 'when' | 'near' | 'has' | 'covered'
export const ruleParts = ['when', 'near', 'has', 'covered'] as const satisfies readonly RulePart[]
/** `amount`: yuan a month for each for whom the rule holds. */
export type RuleParts = Readonly<Partial<Record<RulePart, Compiled>>> & { readonly when: Compiled; readonly amount?: Compiled }

/** A mistake in a rule, in the field in which somebody wrote it. */
export type RuleComplaint = (ExpressionComplaint | MistakeInRule) & { readonly field: 'when' | 'near' | 'aid' | 'amount' }

/** All of a rule that is written in the language. */
export type AskedOfRule = Pick<Rule, 'of' | 'when' | 'near' | 'aid' | 'amount'>

/**
 * Compiles what a rule asks. Who receives its aid is asked in the same language: a household that itself or one of whose members does; a
 * person who does. Of aid written down for a household as a whole nobody knows whose it is, so that none of its people is said to lack it.
 * @returns the expressions, or every mistake in them
 */
export function partsOfRule(rule: AskedOfRule): RuleParts | readonly RuleComplaint[] {
  const kind = JSON.stringify(rule.aid)
  const asked: readonly (readonly [part: RulePart, field: RuleComplaint['field'], expression: string | undefined])[] = [
    ['when', 'when', rule.when],
    ['near', 'near', rule.near],
    ['has', 'aid', rule.aid === undefined ? undefined : rule.of === 'household' ? `${kind} in household.aid || ${kind} in household.memberAid` : `${kind} in person.aid`],
    ['covered', 'aid', rule.aid === undefined || rule.of === 'household' ? undefined : `${kind} in household.aid`],
  ]
  const parts: Partial<Record<RulePart | 'amount', Compiled>> = {}
  const complaints: RuleComplaint[] = []
  for (const [part, field, expression] of asked) {
    if (expression === undefined) continue
    const compiled = compile(expression, rule.of)
    const mistakes = isCompiled(compiled) ? mistakesInRule(compiled) : compiled
    if (isCompiled(compiled)) parts[part] = compiled
    // The aid stands in several expressions, and is wrong once.
    if (field !== 'aid' || !complaints.some((one) => one.field === 'aid')) complaints.push(...mistakes.slice(0, field === 'aid' ? 1 : undefined).map((one) => ({ ...one, field })))
  }
  if (rule.amount !== undefined) {
    const amount = compileAmount(rule.amount.yuan, rule.of)
    const mistakes = isCompiled(amount) ? mistakesInAmount(amount) : amount
    if (isCompiled(amount)) parts.amount = amount
    complaints.push(...mistakes.map((one) => ({ ...one, field: 'amount' as const })))
  }
  return complaints.length > 0 ? complaints : (parts as RuleParts)
}

/** Whether every expression of a rule compiles. */
export function isSound(outcome: RuleParts | readonly RuleComplaint[]): outcome is RuleParts {
  return !Array.isArray(outcome)
}

/** Full names of all that the expressions of a rule read; some may stand there twice. */
export function namesOfParts(parts: RuleParts): readonly string[] {
  return Object.values(parts).flatMap((part) => part.names)
}
