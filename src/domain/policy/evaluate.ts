import { EvaluationError, type ParseResult } from '@marcbachmann/cel-js'
import type { Compiled } from './compile.ts'
import type { Context } from './indicators-of.ts'
import { valueOf } from './value-of.ts'

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
  if (outcome === undefined) return { unknown: missing(compiled, context) }
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
function missing(compiled: Compiled, context: Context): readonly string[] {
  const result = valueOf(compiled.tree, context)
  return 'missing' in result ? result.missing.toSorted() : []
}
