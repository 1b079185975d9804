import type { PlainDate } from '../calendar/plain-date.ts'
import type { Compiled } from './compile.ts'
import type { Fact, HouseholdFacts } from './facts.ts'
import { contextOf, type CelValue } from './indicators-of.ts'
import { trace, type Trace, type TraceLeaf } from './trace.ts'

/** A fact that a rule read, with its value in the unit in which rules read it; `asOf` of one that was given and not computed. */
export type FactRead = { readonly name: string; readonly value?: string | number | boolean | string[]; readonly asOf?: PlainDate }

/**
 * The facts by which a rule came to what it came to for a household or one of its people: of what it asked, only what decided.
 * @param personId null for the household itself
 * @returns in the order of the rule, each once; none of somebody who does not live there any more
 */
export function factsBehind(compiled: Compiled, facts: HouseholdFacts, personId: string | null): readonly FactRead[] {
  const context = contextOf(facts, personId ?? undefined)
  const read = context ? decidingLeaves(trace(compiled, context)).flatMap((leaf) => leaf.facts) : []
  return [...new Map(read.map((fact) => [fact.name, fact])).values()].map(({ name, value }) => {
    const given = value === undefined ? undefined : givenFact(facts, personId, name)
    return { name, ...(value !== undefined && { value: plainValue(value) }), ...(given && { asOf: given.asOf }) }
  })
}

/** The leaves of a trace that make it what it is: those that came out as the whole did, and the condition of a choice. */
export function decidingLeaves(traced: Trace): readonly TraceLeaf[] {
  if (traced.kind === 'leaf') return [traced]
  if (traced.kind === 'not') return traced.parts.flatMap(decidingLeaves)
  if (traced.kind === 'choice') {
    const [condition, yes, no] = traced.parts as [Trace, Trace, Trace]
    const taken = condition.outcome === true ? [yes] : condition.outcome === false ? [no] : []
    return [condition, ...taken].flatMap(decidingLeaves)
  }
  return traced.parts.filter((part) => part.outcome === traced.outcome).flatMap(decidingLeaves)
}

/** The fact behind a full name that is given and not computed. */
export function givenFact({ household, members }: HouseholdFacts, personId: string | null, fullName: string): Fact | undefined {
  const [subject, ...rest] = fullName.split('.')
  const name = rest.join('.')
  return subject === 'household' ? household.facts[name] : members.find((member) => member.personId === personId)?.facts[name]
}

/** A value of a rule as it is sent. */
export function plainValue(value: CelValue): string | number | boolean | string[] {
  return typeof value === 'bigint' ? Number(value) : typeof value === 'object' ? [...value] : value
}
