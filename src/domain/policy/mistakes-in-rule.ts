import type { Compiled, ExpressionComplaint } from './compile.ts'
import { namesRead, partsOf, type Expression } from './expression.ts'
import { placeIn } from './place-in.ts'
import { valueOf } from './value-of.ts'
import { written } from './written.ts'

/** What the language takes and a rule may not be: one that fails for everybody, or is the same for everybody. */
export type MistakeInRule = Omit<ExpressionComplaint, 'code'> & { readonly code: 'RULE_DIVIDES_BY_ZERO' | 'RULE_ASKS_NOTHING' | 'RULE_PAYS_LESS_THAN_NOTHING' }

/** Mistakes of a sound expression that make it useless as a rule: a division by the number zero, and nothing asked of the registry. */
export function mistakesInRule(rule: Compiled): readonly MistakeInRule[] {
  const mistakes = divisionsByZero(rule)
  if (mistakes.length > 0) return mistakes
  // The parameters of a district are the same for everybody in it.
  return namesRead(rule.tree).every((name) => name.startsWith('parameter.')) ? [{ code: 'RULE_ASKS_NOTHING', offset: 0, line: 1, column: 1, details: {} }] : []
}

/** Of an amount, which may well be the same for everybody: a division by the number zero, and a number below nothing that is written out. */
export function mistakesInAmount(amount: Compiled): readonly MistakeInRule[] {
  const mistakes = divisionsByZero(amount)
  if (mistakes.length > 0) return mistakes
  const { expression, tree } = amount
  return branchesOf(tree).filter(isBelowNothing).map((part) => ({ code: 'RULE_PAYS_LESS_THAN_NOTHING', offset: part.start, ...placeIn(expression, part.start), details: { part: written(part) } }))
}

/** What an amount may come to. */
function branchesOf(part: Expression): readonly Expression[] {
  return part.kind === 'choice' ? [part.yes, part.no].flatMap(branchesOf) : [part]
}

// What is reckoned of facts may fall below nothing for somebody, and is then counted as nothing.
function isBelowNothing(part: Expression): boolean {
  if (namesRead(part).length > 0) return false
  const result = valueOf(part, { household: {}, parameter: {} })
  return 'value' in result && (typeof result.value === 'number' || typeof result.value === 'bigint') && result.value < 0
}

function divisionsByZero({ expression, tree }: Compiled): readonly MistakeInRule[] {
  const zero = dividedByZero(tree)
  return zero ? [{ code: 'RULE_DIVIDES_BY_ZERO', offset: zero.start, ...placeIn(expression, zero.start), details: { part: written(zero) } }] : []
}

function dividedByZero(part: Expression): Expression | undefined {
  if (part.kind === 'arithmetic' && (part.operator === '/' || part.operator === '%') && part.right.kind === 'literal' && Number(part.right.value) === 0) return part
  return partsOf(part).map(dividedByZero).find((one) => one !== undefined)
}
