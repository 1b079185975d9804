import type { Compiled } from './compile.ts'
import type { Context } from './indicators-of.ts'
import { valueOf, type Result } from './value-of.ts'

/**
 * The answer of a rule. `unknown` means that a fact it needs is absent, with the full names of what is missing; `failed` is any
 * other error (a division by zero), a problem of the rule and not of the household.
 */
export type Verdict = true | false | { readonly unknown: readonly string[] } | { readonly failed: string }

/**
 * Evaluates a compiled expression over the indicators of one household or person. Three-valued like SQL's NULL: `true || unknown` is
 * true, `false && unknown` is false; an absent fact is never false (docs/rules.md). The library's own evaluation says the same
 * and takes ten times as long, most of it for errors that are thrown where facts are absent: it is held against this in tests.
 */
export function evaluate(compiled: Compiled, context: Context): Verdict {
  return verdictOf(valueOf(compiled.tree, context))
}

/** A result of a whole rule as the answer it is, missing facts in the order of their names. */
export function verdictOf(result: Result): Verdict {
  if ('value' in result) return result.value === true
  return 'missing' in result ? { unknown: result.missing.toSorted() } : { failed: result.failed }
}

/** Whether a verdict says that facts are missing. */
export function isUnknown(verdict: Verdict): verdict is { readonly unknown: readonly string[] } {
  return typeof verdict === 'object' && 'unknown' in verdict
}
