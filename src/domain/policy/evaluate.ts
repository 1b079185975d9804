import { EvaluationError, serialize, type ASTNode, type Environment, type ParseResult } from '@marcbachmann/cel-js'
import type { Compiled } from './compile.ts'
import type { Context, Values } from './indicators-of.ts'
import { childrenOf, namesIn } from './names-in.ts'

/**
 * The answer of a rule. `unknown` means that a fact it needs is absent, with the full names of what is missing; `failed` is any
 * other error (a division by zero), a problem of the rule and not of the household.
 */
export type Verdict = true | false | { readonly unknown: readonly string[] } | { readonly failed: string }

/**
 * Evaluates a compiled expression over the indicators of one household or person. Three-valued like SQL's NULL: `true || unknown` is
 * true, `false && unknown` is false; an absent fact is never false.
 */
export function evaluate(compiled: Compiled, context: Context): Verdict {
  const outcome = attempt(compiled.run, context)
  if (outcome === undefined) return { unknown: [...new Set(missing(compiled.run.ast, compiled.environment, context))].sort() }
  return outcome
}

/** Whether a verdict says that facts are missing. */
export function isUnknown(verdict: Verdict): verdict is { readonly unknown: readonly string[] } {
  return typeof verdict === 'object' && 'unknown' in verdict
}

// undefined: a fact is absent.
function attempt(run: ParseResult, context: Context): true | false | { failed: string } | undefined {
  try {
    return run(context as Record<string, unknown>) === true
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error
    return error.code === 'no_such_key' ? undefined : { failed: error.code }
  }
}

// Only what would decide: in `a && b` with a known and true, the facts of a are not missing.
function missing(node: ASTNode, environment: Environment, context: Context): string[] {
  if (node.op === '&&' || node.op === '||' || node.op === '!_') {
    return childrenOf(node).flatMap((child) => (attempt(partOf(child, environment), context) === undefined ? missing(child, environment, context) : []))
  }
  if (node.op === '?:') {
    const [condition, yes, no] = node.args
    const decided = attempt(partOf(condition, environment), context)
    return missing(decided === undefined ? condition : decided === true ? yes : no, environment, context)
  }
  return namesIn(node).filter((use) => use.name.includes('.') && isAbsent(use.name, context)).map((use) => use.name)
}

const parts = new WeakMap<Environment, Map<string, ParseResult>>()

function partOf(node: ASTNode, environment: Environment): ParseResult {
  let kept = parts.get(environment)
  if (!kept) parts.set(environment, (kept = new Map()))
  const text = serialize(node)
  let part = kept.get(text)
  if (!part) kept.set(text, (part = environment.parse(text)))
  return part
}

function isAbsent(name: string, context: Context): boolean {
  let value: unknown = context
  for (const key of name.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return true
    value = (value as Values)[key]
  }
  return false
}
