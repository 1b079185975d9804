import type { Comparing } from './expression.ts'
import { findIndicator } from './indicators.ts'
import type { CelValue } from './indicators-of.ts'
import { leavesOf, resultOf, type AskedFact, type Trace, type TraceLeaf } from './trace.ts'
import { compare } from './value-of.ts'

/** A single leaf that would turn a rule, and what it would have to come to. */
export type Turning = { readonly leaf: TraceLeaf; readonly to: boolean }

/**
 * The leaves each of which would by itself make a traced rule come to `to` if it came out otherwise: the only thing in the way, or the
 * only thing that holds. A leaf that is absent may come out either way. The same comparison written twice turns in both places.
 * Left out is what nobody can look into: an age that comes in more than a year or never, and aid, which follows from rules and does not
 * lead to them. Empty when the rule comes to it already, when it fails (what would turn a rule that is wrong says nothing of the
 * household), or when more than one thing would have to change.
 * @param to what is asked for: `true` for "one fact away from belonging"
 */
export function turningLeaves(traced: Trace, to = true): readonly Turning[] {
  if (traced.outcome === 'failed' || traced.outcome === to) return []
  const first = new Map(leavesOf(traced).map((leaf) => [leaf.rule, leaf]))
  return [...first.values()].filter((leaf) => leaf.facts.length > 0).flatMap((leaf) =>
    [true, false].filter((other) => leaf.outcome !== other && mayComeTo(leaf, other) && comesTo(traced, leaf, other) === to).map((other) => ({ leaf, to: other })),
  )
}

// A fact that nobody gave may always be found out.
function mayComeTo(leaf: TraceLeaf, value: boolean): boolean {
  if (leaf.outcome === 'unknown') return true
  if (leaf.facts.some(({ name }) => aids.has(name))) return false
  return leaf.facts.every((fact) => !isByAge(fact.name) || isWithinAYear(leaf, fact, value))
}

const aids: ReadonlySet<string> = new Set(['household.aid', 'household.memberAid', 'person.aid'])

function isByAge(name: string): boolean {
  return findIndicator(name)?.from?.includes('person.birthDate') ?? false
}

// An age of next year, compared as the rule does; one that is reckoned with, or stands for how many there are of it, is nobody's guess.
function isWithinAYear({ comparison, left, right, rule }: TraceLeaf, { name, value }: AskedFact, wanted: boolean): boolean {
  if (findIndicator(name)?.unit !== 'years' || typeof value !== 'bigint' || left === undefined || right === undefined) return false
  const later = (side: CelValue, isIt: boolean): CelValue => (isIt && side === value ? value + 1n : side)
  return compare(comparison as Comparing, later(left, rule.startsWith(`${name} `)), later(right, rule.endsWith(` ${name}`))) === wanted
}

function comesTo(traced: Trace, turned: TraceLeaf, value: boolean): boolean | undefined {
  const result = resultOf(traced, (leaf) => (leaf.rule === turned.rule ? { value } : known(leaf)))
  return 'value' in result ? result.value === true : undefined
}

function known({ outcome, failed = '' }: TraceLeaf): ReturnType<typeof resultOf> {
  return typeof outcome === 'boolean' ? { value: outcome } : outcome === 'unknown' ? { missing: [] } : { failed }
}
