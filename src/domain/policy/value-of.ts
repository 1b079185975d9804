import type { Comparing, Expression, Reckoning } from './expression.ts'
import type { CelValue, Context } from './indicators-of.ts'
import { valueOfName } from './value-of-name.ts'

/** What a part of a rule comes to: a value, the full names of the facts that are missing for it, or the code of an error. */
export type Result = { readonly value: CelValue } | { readonly missing: readonly string[] } | { readonly failed: string }

const largest = 2n ** 63n - 1n
const smallest = -(2n ** 63n)

/**
 * Evaluates a part of a rule over one household or person (docs/rules.md). Written apart from the library, as a second reader
 * that can say why.
 */
export function valueOf(part: Expression, context: Context): Result {
  switch (part.kind) {
    case 'literal':
      return { value: part.value }
    case 'name': {
      const value = valueOfName(part.name, context)
      return value === undefined ? { missing: [part.name] } : { value }
    }
    case 'has':
      return { value: valueOfName(part.name, context) !== undefined }
    case 'not':
      return mapped(valueOf(part.of, context), (value) => value !== true)
    case 'and':
    case 'or':
      return joinedOf(part.kind, part.parts, context)
    case 'choice':
      return chosen(valueOf(part.condition, context), valueOf(part.yes, context), valueOf(part.no, context))
    case 'comparison':
      return compared(part.operator, valueOf(part.left, context), valueOf(part.right, context))
    case 'among':
      return mapped(valueOf(part.of, context), (value) => part.literals.some((literal) => literal.value === value))
    case 'held':
      return both(valueOf(part.of, context), valueOf(part.list, context), (value, list) => ({ value: (list as readonly string[]).includes(value as string) }))
    case 'arithmetic':
      return both(valueOf(part.left, context), valueOf(part.right, context), (left, right) => reckon(part.operator, left, right))
    case 'negative':
      return mapped(valueOf(part.of, context), (value) => -(value as number | bigint))
    case 'double':
      return mapped(valueOf(part.of, context), Number)
    case 'size':
      return mapped(valueOf(part.of, context), (value) => BigInt(typeof value === 'string' ? [...value].length : (value as readonly string[]).length))
    case 'text-test':
      return mapped(valueOf(part.of, context), (value) => textTests[part.operator](value as string, part.literal))
  }
}

// Once something decides, the rest need not be read.
function joinedOf(kind: 'and' | 'or', parts: readonly Expression[], context: Context): Result {
  const read: Result[] = []
  for (const part of parts) {
    const result = valueOf(part, context)
    if ('value' in result && result.value === (kind === 'or')) return result
    read.push(result)
  }
  return joined(kind, read)
}

/** Three-valued like SQL's NULL: what decides, decides; else the last part that is not known stands for the whole. */
export function joined(kind: 'and' | 'or', parts: readonly Result[]): Result {
  const decides = kind === 'or'
  if (parts.some((one) => 'value' in one && one.value === decides)) return { value: decides }
  const last = parts.findLast((one) => !('value' in one))
  if (last === undefined) return { value: !decides }
  return 'missing' in last ? { missing: namesMissing(parts) } : last
}

/** The branch that the condition chooses; a condition that is not known stands for the whole. */
export function chosen(condition: Result, yes: Result, no: Result): Result {
  return 'value' in condition ? (condition.value === true ? yes : no) : condition
}

// Of two sides that are not known the left one is met first; when facts are missing on both, both are named.
function both(left: Result, right: Result, then: (left: CelValue, right: CelValue) => Result): Result {
  if ('failed' in left) return left
  if ('missing' in left) return { missing: namesMissing([left, right]) }
  return 'value' in right ? then(left.value, right.value) : right
}

function mapped(result: Result, to: (value: CelValue) => CelValue): Result {
  return 'value' in result ? { value: to(result.value) } : result
}

function namesMissing(results: readonly Result[]): readonly string[] {
  const missing = results.filter((one) => 'missing' in one)
  return missing.length === 1 ? missing[0]!.missing : [...new Set(missing.flatMap((one) => one.missing))]
}

/** What a comparison comes to when its sides came to these. */
export function compared(operator: Comparing, left: Result, right: Result): Result {
  return both(left, right, (a, b) => ({ value: compare(operator, a, b) }))
}

/** How two values of a rule compare; whole numbers and fractions by their value. */
export function compare(operator: Comparing, left: CelValue, right: CelValue): boolean {
  switch (operator) {
    case '==':
      return left === right
    case '!=':
      return left !== right
    case '<':
      return left < right
    case '<=':
      return left <= right
    case '>':
      return left > right
    case '>=':
      return left >= right
  }
}

function reckon(operator: Reckoning, left: CelValue, right: CelValue): Result {
  if (typeof left === 'bigint') return reckonWhole(operator, left, right as bigint)
  const [a, b] = [left as number, right as number]
  switch (operator) {
    case '+':
      return { value: a + b }
    case '-':
      return { value: a - b }
    case '*':
      return { value: a * b }
    case '/':
      return { value: a / b }
    case '%':
      throw new Error('the language has no remainder of fractions')
  }
}

function reckonWhole(operator: Reckoning, a: bigint, b: bigint): Result {
  switch (operator) {
    case '+':
      return within(a + b)
    case '-':
      return within(a - b)
    case '*':
      return within(a * b)
    case '/':
      return b === 0n ? { failed: 'division_by_zero' } : { value: a / b }
    case '%':
      return b === 0n ? { failed: 'modulo_by_zero' } : { value: a % b }
  }
}

function within(value: bigint): Result {
  return value > largest || value < smallest ? { failed: 'numeric_overflow' } : { value }
}

/** What is asked of a text. */
export const textTests = {
  startsWith: (text: string, part: string) => text.startsWith(part),
  endsWith: (text: string, part: string) => text.endsWith(part),
  contains: (text: string, part: string) => text.includes(part),
} as const
