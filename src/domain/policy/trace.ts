import type { Compiled } from './compile.ts'
import { verdictOf, type Verdict } from './evaluate.ts'
import { namesRead, type Expression } from './expression.ts'
import type { CelValue, Context } from './indicators-of.ts'
import { valueOfName } from './value-of-name.ts'
import { chosen, compared, joined, valueOf, type Result } from './value-of.ts'
import { written } from './written.ts'

/** `unknown`: a fact that is needed is absent; `failed`: any other error, a problem of the rule. */
export type Outcome = true | false | 'unknown' | 'failed'

/** An indicator that a part of a rule asks for, in the unit in which rules read it; without `value` the fact is absent. */
export type AskedFact = { readonly name: string; readonly value?: CelValue }

/** One comparison of a rule, or an indicator that is itself yes or no. */
export type TraceLeaf = {
  readonly kind: 'leaf'
  readonly outcome: Outcome
  /** As text of the language. */
  readonly rule: string
  readonly facts: readonly AskedFact[]
  /** How two sides are compared (`>=`, `in`), or what is asked of one (`has`, `contains`); absent for a bare yes or no. */
  readonly comparison?: string
  /** What the sides came to, where they came to something. */
  readonly left?: CelValue
  readonly right?: CelValue
  /** Full names of the absent facts that keep it undecided. */
  readonly missing?: readonly string[]
  /** Code of the error. */
  readonly failed?: string
}

/** Parts joined by the language's logic. The parts of a choice are its condition, then what holds if it does, then what holds if not, whichever was taken. */
export type Branch = { readonly kind: 'and' | 'or' | 'not' | 'choice'; readonly outcome: Outcome; readonly parts: readonly Trace[] }

/** A rule as it went for one household or person. */
export type Trace = TraceLeaf | Branch

/**
 * Evaluates a rule over the indicators of one household or person and keeps how it went: why, why not, or for want of which fact.
 * Agrees with `evaluate`.
 */
export function trace(compiled: Compiled, context: Context): Trace {
  return traceOf(compiled.tree, context)
}

/** The answer of a traced rule, as `evaluate` gives it. */
export function verdictOfTrace(traced: Trace): Verdict {
  return verdictOf(resultOf(traced))
}

/** The leaves of a trace from left to right. */
export function leavesOf(traced: Trace): readonly TraceLeaf[] {
  return traced.kind === 'leaf' ? [traced] : traced.parts.flatMap(leavesOf)
}

/** What a trace comes to when its leaves come to what `leafResult` says. */
export function resultOf(traced: Trace, leafResult: (leaf: TraceLeaf) => Result = resultOfLeaf): Result {
  return traced.kind === 'leaf' ? leafResult(traced) : combined(traced.kind, traced.parts.map((part) => resultOf(part, leafResult)))
}

function combined(kind: Branch['kind'], results: readonly Result[]): Result {
  if (kind === 'and' || kind === 'or') return joined(kind, results)
  const [first, yes, no] = results as [Result, Result, Result]
  if (kind === 'choice') return chosen(first, yes, no)
  return 'value' in first ? { value: first.value !== true } : first
}

function resultOfLeaf({ outcome, missing = [], failed = '' }: TraceLeaf): Result {
  return outcome === 'unknown' ? { missing } : outcome === 'failed' ? { failed } : { value: outcome }
}

function traceOf(part: Expression, context: Context): Trace {
  switch (part.kind) {
    case 'and':
    case 'or':
      return branchOf(part.kind, part.parts, context)
    case 'not':
      return branchOf(part.kind, [part.of], context)
    case 'choice':
      return branchOf(part.kind, [part.condition, part.yes, part.no], context)
    default:
      return leafOf(part, context)
  }
}

function branchOf(kind: Branch['kind'], inside: readonly Expression[], context: Context): Branch {
  const parts = inside.map((part) => traceOf(part, context))
  return { kind, outcome: outcomeOf(combined(kind, parts.map((part) => resultOf(part)))), parts }
}

function leafOf(part: Expression, context: Context): TraceLeaf {
  const { rule, names, comparison, sides } = wordsOf(part)
  const [left, right] = sides.map((side) => valueOf(side, context))
  const result = part.kind === 'comparison' ? compared(part.operator, left!, right!) : valueOf(part, context)
  // A card has hundreds of them: spreading what may be absent would take most of its time.
  const leaf: { -readonly [Key in keyof TraceLeaf]: TraceLeaf[Key] } = { kind: 'leaf', outcome: outcomeOf(result), rule, facts: names.map((name) => askedIn(name, context)) }
  if (comparison !== undefined) leaf.comparison = comparison
  if (left && 'value' in left) leaf.left = left.value
  if (right && 'value' in right) leaf.right = right.value
  if ('missing' in result) leaf.missing = result.missing
  if ('failed' in result) leaf.failed = result.failed
  return leaf
}

function outcomeOf(result: Result): Outcome {
  return 'value' in result ? result.value === true : 'missing' in result ? 'unknown' : 'failed'
}

interface Words {
  readonly rule: string
  readonly names: readonly string[]
  readonly comparison?: string
  readonly sides: readonly Expression[]
}

// They are the same for whomever a rule is asked about.
const words = new WeakMap<Expression, Words>()

function wordsOf(part: Expression): Words {
  let known = words.get(part)
  if (!known) words.set(part, (known = { rule: written(part), names: [...new Set(namesRead(part))], sides: [], ...comparisonOf(part) }))
  return known
}

function comparisonOf(part: Expression): { comparison?: string; sides?: readonly Expression[] } {
  switch (part.kind) {
    case 'comparison':
      return { comparison: part.operator, sides: [part.left, part.right] }
    case 'among':
      return { comparison: 'in', sides: [part.of] }
    case 'held':
      return { comparison: 'in', sides: [part.of, part.list] }
    case 'text-test':
      return { comparison: part.operator, sides: [part.of] }
    case 'has':
      return { comparison: 'has' }
    default:
      return {}
  }
}

function askedIn(name: string, context: Context): AskedFact {
  const value = valueOfName(name, context)
  return value === undefined ? { name } : { name, value }
}
