import { birthdayOn } from '../calendar/age.ts'
import { addDays, addMonths, type PlainDate } from '../calendar/plain-date.ts'
import { lastingMonths } from '../registry/parents-states.ts'
import type { Compiled } from './compile.ts'
import { adult, elder } from './computed-indicators.ts'
import { evaluate, isUnknown, type Verdict } from './evaluate.ts'
import { namesRead, partsOf, type Expression } from './expression.ts'
import type { Fact, HouseholdFacts, MemberFacts } from './facts.ts'
import { findIndicator } from './indicators.ts'
import { contextOfNames, type Context } from './indicators-of.ts'
import { valueOfName } from './value-of-name.ts'
import { valueOf } from './value-of.ts'

/**
 * The next day after that of the facts on which the passing of time alone makes a rule say something else: a birthday, the end of an aid or
 * a card, so many days or months since something, a dated parameter. Until then it says what it says now, missing facts included. Where a rule
 * reckons with ages or spans in a way that cannot be solved, the next day on which one of them changes.
 * @param personId of a rule about people: one of them; without it the first day on which it turns for any of the household's people
 * @returns undefined when, as far as is known, no day turns it
 */
export function nextTurn(compiled: Compiled, facts: HouseholdFacts, personId?: string): PlainDate | undefined {
  if (compiled.subject === 'household') return turnOf(compiled, facts, undefined)
  const people = personId === undefined ? [...new Set(facts.members.map((member) => member.personId))] : [personId]
  return earliest(people.map((id) => turnOf(compiled, facts, id)))
}

function turnOf(compiled: Compiled, facts: HouseholdFacts, personId: string | undefined): PlainDate | undefined {
  const reads = new Set(namesRead(compiled.tree))
  const dated = datedDays(reads, facts, personId)
  const said = (at: HouseholdFacts): Verdict | undefined => {
    const context = contextOfNames(compiled.names, at, personId)
    return context && evaluate(compiled, context)
  }
  const now = said(facts)
  // From one day on which something could change to the next; between them nothing does.
  for (let at = facts; ; ) {
    const ticks = ticksIn(compiled.tree, at, personId)
    const day = earliest([...dated.filter((one) => one > at.asOf), ...ticks.solved, ticks.unsolved])
    if (day === undefined) return undefined
    at = on(day, facts)
    if (day === ticks.unsolved || !isSame(said(at), now)) return day
  }
}

// The indicators of a day are computed once for all rules and people of a household.
const days = new WeakMap<HouseholdFacts, Map<PlainDate, HouseholdFacts>>()

function on(day: PlainDate, facts: HouseholdFacts): HouseholdFacts {
  let known = days.get(facts)
  if (!known) days.set(facts, (known = new Map()))
  let at = known.get(day)
  if (!at) known.set(day, (at = { ...facts, asOf: day }))
  return at
}

function isSame(a: Verdict | undefined, b: Verdict | undefined): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b
  return isUnknown(a) && isUnknown(b) ? a.unknown.join() === b.unknown.join() : !isUnknown(a) && !isUnknown(b) && a.failed === b.failed
}

function earliest(days: readonly (PlainDate | undefined)[]): PlainDate | undefined {
  return days.reduce((first, day) => (first === undefined || (day !== undefined && day < first) ? day : first), undefined)
}

const byAge: ReadonlySet<string> = new Set(['household.children', 'household.adults', 'household.elders', 'person.isChild', 'person.parentsQualify', 'person.parentsGone'])
const byAid: ReadonlySet<string> = new Set(['household.aid', 'household.memberAid', 'household.partlyCovered', 'household.dibao.since', 'person.aid', 'person.aidSince'])
const byParents: ReadonlySet<string> = new Set(['person.parentsQualify', 'person.parentsGone'])

/** Days on which something that a rule reads may begin or end, whatever day it is now. */
function datedDays(reads: ReadonlySet<string>, facts: HouseholdFacts, personId: string | undefined): readonly PlainDate[] {
  const any = (names: ReadonlySet<string>): boolean => [...names].some((name) => reads.has(name))
  const { members } = facts
  const aid = [...facts.household.aid, ...members.flatMap((member) => member.aid)]
  const parameters = (facts.parameters ?? []).filter(({ name }) => reads.has(`parameter.${name}`) || (name === 'dibaoStandard' && reads.has('household.incomeRatio')))
  const countsMembers = personId !== undefined || [...reads].some((name) => name.startsWith('household.') && findIndicator(name)?.source === 'computed')
  return [
    ...(countsMembers ? members.flatMap(({ from, to }) => [from, to]) : []),
    ...(any(byAid) ? aid.flatMap(({ from, to }) => [from, to]) : []),
    // A year after the end of February may be a day late.
    ...(reads.has('household.aidInYear') ? aid.flatMap(({ from, to }) => (to === undefined ? [from] : [from, later(() => addMonths(to, 12)), later(() => addDays(addMonths(to, 12), 1))])) : []),
    ...(any(byAge) ? members.flatMap(({ birthDate }) => (birthDate === undefined ? [] : [adult, elder].map((age) => later(() => birthdayOn(birthDate, age))))) : []),
    ...(any(byParents) ? members.flatMap(({ facts: held }) => ['father.since', 'mother.since'].map((name) => monthsAfter(held[name], lastingMonths))) : []),
    ...parameters.map(({ from }) => from),
  ].filter((day) => day !== undefined)
}

function monthsAfter(fact: Fact | undefined, months: number): PlainDate | undefined {
  const day = fact?.value
  return typeof day === 'string' ? later(() => addMonths(day, months)) : undefined
}

/** A day that may lie beyond the calendar, or start from a text that is none. */
function later(day: () => PlainDate): PlainDate | undefined {
  try {
    return day()
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** A whole number that goes up, or down, by itself: the first day on which it has come to `n`. */
type Clock = { readonly goes: 'up' | 'down'; readonly reaches: (n: number) => PlainDate }

function clockOf(name: string, facts: HouseholdFacts, person: MemberFacts | undefined): Clock | undefined {
  const up = (day: PlainDate | undefined, reaches: (day: PlainDate, n: number) => PlainDate): Clock | undefined => day === undefined ? undefined : { goes: 'up', reaches: (n) => reaches(day, n) }
  const held = (of: Readonly<Record<string, Fact>> | undefined, fact: string): PlainDate | undefined => of?.[fact]?.value as PlainDate | undefined
  switch (name) {
    case 'person.age':
      return up(person?.birthDate, birthdayOn)
    case 'person.daysSinceSeen':
      return up(person?.lastSeenOn, addDays)
    case 'household.daysSinceSeen':
      return up(facts.household.lastSeenOn, addDays)
    case 'household.dibao.monthsSinceReview':
      return up(held(facts.household.facts, 'dibao.lastReviewOn'), addMonths)
    case 'household.monthsApart':
      return up(held(facts.household.facts, 'apartSince'), addMonths)
    case 'person.disability.cardDaysLeft': {
      const until = held(person?.facts, 'disability.cardUntil')
      return until === undefined ? undefined : { goes: 'down', reaches: (n) => addDays(until, -n) }
    }
    default:
      return undefined
  }
}

/** Days on which a clock passes what it is compared with, and the next on which one moves that is used in another way. */
type Ticks = { readonly solved: readonly PlainDate[]; readonly unsolved: PlainDate | undefined }

function ticksIn(tree: Expression, facts: HouseholdFacts, personId: string | undefined): Ticks {
  const context = contextOfNames(namesRead(tree), facts, personId)
  if (context === undefined) return { solved: [], unsolved: undefined }
  const person = facts.members.find((member) => member.personId === personId)
  const clocks = new Map(namesRead(tree).flatMap((name) => {
    const clock = clockOf(name, facts, person)
    const value = valueOfName(name, context)
    return clock && value !== undefined ? [[name, { clock, now: Number(value) }] as const] : []
  }))
  if (clocks.size === 0) return { solved: [], unsolved: undefined }
  const [solved, unsolved]: [(PlainDate | undefined)[], (PlainDate | undefined)[]] = [[], []]

  const passes = ({ name, shift }: Shifted, measure: number): void => {
    const { clock, now } = clocks.get(name)!
    const at = measure - shift
    const turns = clock.goes === 'up' ? [Math.ceil(at), Math.floor(at) + 1].filter((n) => n > now) : [Math.floor(at), Math.ceil(at) - 1].filter((n) => n < now)
    solved.push(...turns.map((n) => later(() => clock.reaches(n))))
  }
  const visit = (part: Expression): void => {
    if (part.kind === 'comparison') {
      const [left, right] = [sideOf(part.left), sideOf(part.right)]
      if (left?.kind === 'shifted' && right?.kind === 'fixed') return right.value === undefined ? undefined : passes(left, right.value)
      if (right?.kind === 'shifted' && left?.kind === 'fixed') return left.value === undefined ? undefined : passes(right, left.value)
    }
    if (part.kind === 'among') {
      const of = sideOf(part.of)
      if (of?.kind === 'shifted') return part.literals.forEach((literal) => passes(of, Number(literal.value)))
    }
    if (part.kind === 'name') {
      const found = clocks.get(part.name)
      if (found) unsolved.push(later(() => found.clock.reaches(found.now + (found.clock.goes === 'up' ? 1 : -1))))
    }
    partsOf(part).forEach(visit)
  }
  const sideOf = (part: Expression): Side => solve(part, (name) => clocks.has(name), context)

  visit(tree)
  return { solved: solved.filter((day) => day !== undefined && day > facts.asOf) as PlainDate[], unsolved: earliest(unsolved) }
}

type Shifted = { readonly name: string; readonly shift: number }
/** A clock and what is added to it, or a number in which no clock is (absent: it is not known). Undefined for anything else. */
type Side = ({ readonly kind: 'shifted' } & Shifted) | { readonly kind: 'fixed'; readonly value: number | undefined } | undefined

function solve(part: Expression, isClock: (name: string) => boolean, context: Context): Side {
  if (!namesRead(part).some(isClock)) {
    const result = valueOf(part, context)
    return { kind: 'fixed', value: 'value' in result ? Number(result.value) : undefined }
  }
  if (part.kind === 'name') return { kind: 'shifted', name: part.name, shift: 0 }
  if (part.kind === 'double') return solve(part.of, isClock, context)
  if (part.kind !== 'arithmetic' || (part.operator !== '+' && part.operator !== '-')) return undefined
  const [left, right] = [solve(part.left, isClock, context), solve(part.right, isClock, context)]
  if (left?.kind === 'shifted' && right?.kind === 'fixed' && right.value !== undefined) return { ...left, shift: left.shift + (part.operator === '+' ? right.value : -right.value) }
  if (part.operator === '+' && right?.kind === 'shifted' && left?.kind === 'fixed' && left.value !== undefined) return { ...right, shift: right.shift + left.value }
  return undefined
}
