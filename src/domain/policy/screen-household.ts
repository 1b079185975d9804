import type { PlainDate } from '../calendar/plain-date.ts'
import { codeOf } from './columnar-reader.ts'
import type { Compiled } from './compile.ts'
import { evaluate, isUnknown } from './evaluate.ts'
import type { HouseholdFacts } from './facts.ts'
import { findIndicator } from './indicators.ts'
import { contextOf, indicatorsOf, type CelValue, type Context } from './indicators-of.ts'
import { nextTurn } from './next-turn.ts'
import type { Subject } from './population.ts'
import type { RuleParts } from './rule-parts.ts'
import { outcomeOf, type ScreenOutcome } from './screen-outcome.ts'
import { valueOfName } from './value-of-name.ts'

/** A rule ready to be asked of many. */
export type ScreenRule = {
  readonly of: Subject
  readonly parts: RuleParts
  /** Whether it raises alerts, for which the values it read are kept in mind. */
  readonly raises: boolean
}

/** What one rule came to for a household or, with `personId`, for one of its people. */
export type Screened = {
  /** Place of the rule in the list. */
  readonly rule: number
  readonly personId: string | null
  readonly outcome: ScreenOutcome
  /** Full names of the facts without which it cannot be decided. */
  readonly missing: readonly string[]
  /** Of somebody who is near: the next day on which time alone makes the rule say something else. */
  readonly nextLook?: PlainDate
  /** The values it read, where it raises alerts and holds. */
  readonly read?: string
}

/**
 * What rules come to for one household on the day of its facts, false left out. A household in which nobody lives is not asked about.
 * Agrees with `Screening`, which reads a whole district.
 */
export function screenHousehold(rules: readonly ScreenRule[], facts: HouseholdFacts): readonly Screened[] {
  const asked = (of: Subject) => subjectsIn(facts, of).map((personId) => ({ personId, context: contextOf(facts, personId ?? undefined)! }))
  const of = { household: asked('household'), person: asked('person') }
  return rules.flatMap((rule, place) => of[rule.of].flatMap((one) => screened(rule, place, one, facts)))
}

/** Of whom a rule is asked: null for the household, or each of its people; of nobody where nobody lives. */
export function subjectsIn(facts: HouseholdFacts, of: Subject): readonly (string | null)[] {
  const people = Object.keys(indicatorsOf(facts).persons)
  return of === 'person' ? people : people.length === 0 ? [] : [null]
}

function screened({ parts, raises }: ScreenRule, rule: number, { personId, context }: { readonly personId: string | null; readonly context: Context }, facts: HouseholdFacts): Screened[] {
  const when = evaluate(parts.when, context)
  const outcome = outcomeOf(parts, (part) => codeOf(part === 'when' ? when : evaluate(parts[part]!, context)))
  if (outcome === 'NO') return []
  const missing = isUnknown(when) ? when.unknown : []
  const nextLook = outcome === 'NEAR' ? nextTurn(parts.when, facts, personId ?? undefined) : undefined
  return [{ rule, personId, outcome, missing, ...(nextLook !== undefined && { nextLook }), ...(raises && isHolding(outcome) && { read: valuesRead(parts.when, (name) => valueOfName(name, context)) }) }]
}

/** Whether somebody for whom a rule came to this is to be seen to when it raises alerts. */
export function isHolding(outcome: ScreenOutcome): boolean {
  return outcome === 'SHOULD' || outcome === 'HOLDS'
}

/**
 * The values that a rule reads, as text to compare. What moves with the calendar alone (ages, days since) is left out: nobody has
 * learnt anything by a day that passed.
 *
 * @param valueOf the value of a full name; undefined for an absent fact
 */
export function valuesRead(compiled: Compiled, valueOf: (name: string) => CelValue | undefined): string {
  return JSON.stringify(lastingNames(compiled).map((name) => {
    const value = valueOf(name)
    return [name, typeof value === 'bigint' ? String(value) : (value ?? null)]
  }))
}

// Asked of every row that a rule holds for.
function lastingNames(compiled: Compiled): readonly string[] {
  let names = lasting.get(compiled)
  if (!names) lasting.set(compiled, (names = compiled.names.filter((name) => !passing.has(findIndicator(name)?.unit ?? '')).toSorted()))
  return names
}

const lasting = new WeakMap<Compiled, readonly string[]>()
const passing: ReadonlySet<string> = new Set(['years', 'months', 'days'])
