import { ageOn } from '../calendar/age.ts'
import { addMonths, daysBetween, isPlainDate, isWithin, monthsBetween, type PlainDate } from '../calendar/plain-date.ts'
import { parentsVerdict, type ParentState, type ParentsVerdict } from '../registry/parents-states.ts'
import type { Aid, Fact, FactValue, HouseholdFacts, MemberFacts } from './facts.ts'
import { incomeAYear, incomeRatioOf, rigidExpenditureOf } from './income.ts'
import { indicators, type Indicator } from './indicators.ts'
import { parameterValues } from './parameter-values.ts'
import type { Subject } from './population.ts'
import { selfCareOf, selfCareSince } from './self-care.ts'
import { isSevere, type SevereMeaning } from './severe-disability.ts'

/** Values as expressions read them: whole numbers as bigint, money as yuan, an absent fact not there at all. */
export type Values = { [name: string]: CelValue | Values }
export type CelValue = string | number | bigint | boolean | readonly string[]

/** What a rule is evaluated over. `visit` is there where the answers of a form are: the day of the visit. */
export type Context = { readonly household: Values; readonly person?: Values; readonly parameter: Values; readonly answers?: Values; readonly visit?: Values }

/** The birthdays on which the law changes what somebody is: 未成年人保护法 art. 2, 老年人权益保障法 art. 2. */
export const adult = 18
export const elder = 60

/** The members of a household on the day of its facts. */
export function currentMembers(facts: HouseholdFacts): readonly MemberFacts[] {
  return facts.members.filter((member) => isWithin(facts.asOf, member))
}

/**
 * The indicators of a household and of each of its current members, computed from facts on the day `facts.asOf`.
 * What cannot be computed because a fact is absent is left out: `household.children` when the birth date of one member is not
 * known, `person.selfCare` without an assessment.
 */
export function indicatorsOf(facts: HouseholdFacts): Indicators {
  let known = computed.get(facts)
  if (!known) computed.set(facts, (known = compute(facts)))
  return known
}

/** What rules about a household, or with `personId` about one of its people, are evaluated over; undefined for somebody who is none of its current members. */
export function contextOf(facts: HouseholdFacts): Context
export function contextOf(facts: HouseholdFacts, personId: string | undefined): Context | undefined
export function contextOf(facts: HouseholdFacts, personId?: string): Context | undefined {
  const { household, persons, parameter } = indicatorsOf(facts)
  if (personId === undefined) return { household, parameter }
  const person = persons[personId]
  return person && { household, person, parameter }
}

type Indicators = { household: Values; persons: Record<string, Values>; parameter: Values }

// Labels, parts and proposals ask for those of the same facts one after another.
const computed = new WeakMap<HouseholdFacts, Indicators>()

function compute(facts: HouseholdFacts): Indicators {
  const members = currentMembers(facts)
  const ages = members.map((member) => (member.birthDate === undefined ? undefined : ageOn(member.birthDate, facts.asOf)))
  const household = nest('household', { ...stored('household', facts.household.facts), ...householdValues(facts, members, ages) })
  const persons = members.map((member, at) => {
    const own = { ...stored('person', member.facts), ...personValues(member, ages[at], facts.asOf) }
    return [member.personId, nest('person', own)] as const
  })
  return { household, persons: Object.fromEntries(persons), parameter: parameterValues(facts) }
}

function householdValues(facts: HouseholdFacts, members: readonly MemberFacts[], ages: readonly (number | undefined)[]): Record<string, CelValue | undefined> {
  const { asOf, household } = facts
  const allAid = members.some((member) => member.aid.length > 0) ? [...household.aid, ...members.flatMap((member) => member.aid)] : household.aid
  const disabled = members.map((member) => member.facts['disability.kind']?.value)
  const income = incomeAYear(facts)
  const perHead = income === undefined || members.length === 0 ? undefined : income / members.length / 100
  return {
    size: BigInt(members.length),
    children: countIfKnown(ages, (age) => age < adult),
    adults: countIfKnown(ages, (age) => age >= adult),
    elders: countIfKnown(ages, (age) => age >= elder),
    disabledMembers: countIfKnown(disabled, (kind) => kind !== 'NONE'),
    hasSevereDisability: isAny(members, (member) => severe('nursing', member)),
    hasSeriousIllness: isAny(members, (member) => said<boolean>(member, 'seriousIllness')),
    hasStudent: isAny(members, (member) => isOneOf(said(member, 'schooling'), (code) => !notAtSchool.has(code))),
    hasJobless: isAny(members, (member) => isOneOf(said(member, 'workState'), (code) => jobless.has(code))),
    hasAbleBodied: isAny(members, (member) => isOneOf(said(member, 'workAbility'), (code) => code === 'ABLE')),
    partlyCovered: isPartlyCovered(facts, members),
    aid: kindsOn(household.aid, asOf),
    aidInYear: kindsInYear(allAid, asOf),
    knownPayments: facts.payments === undefined ? undefined : BigInt(facts.payments.filter((payment) => payment.personId === undefined).length),
    incomeRatio: incomeRatioOf(facts, members.length),
    incomePerHead12m: perHead,
    incomePerHeadMonthly: perHead === undefined ? undefined : perHead / 12,
    rigidExpenditure12m: rigidExpenditureOf(facts),
    memberAid: [...new Set(members.flatMap((member) => kindsOn(member.aid, asOf)))],
    'dibao.since': heldSince(allAid.filter((aid) => aid.kind === 'DIBAO'), asOf),
    'dibao.monthsSinceReview': wholeSince(dayIn(household.facts, 'dibao.lastReviewOn'), asOf, monthsBetween),
    monthsApart: wholeSince(dayIn(household.facts, 'apartSince'), asOf, monthsBetween),
    lastSeenOn: household.lastSeenOn,
    daysSinceSeen: wholeSince(household.lastSeenOn, asOf, daysBetween),
  }
}

const notAtSchool: ReadonlySet<string> = new Set(['NOT_YET', 'NOT_AT_SCHOOL'])
const jobless: ReadonlySet<string> = new Set(['REGISTERED_UNEMPLOYED', 'UNEMPLOYED'])

function personValues(member: MemberFacts, age: number | undefined, asOf: PlainDate): Record<string, CelValue | undefined> {
  const parents = age !== undefined && age < adult ? parentsOf(member, asOf) : undefined
  return {
    age: age === undefined ? undefined : BigInt(age),
    isChild: age === undefined ? undefined : age < adult,
    isHead: member.isHead,
    sex: member.sex,
    relation: member.relation,
    aid: kindsOn(member.aid, asOf),
    aidSince: heldSince(member.aid, asOf),
    selfCare: selfCareOf(member.facts),
    selfCareAssessedOn: selfCareSince(member.facts),
    'severe.nursing': severe('nursing', member),
    'severe.single': severe('single', member),
    'severe.tekun': severe('tekun', member),
    'severe.parent': severe('parent', member),
    'disability.cardDaysLeft': wholeUntil(dayIn(member.facts, 'disability.cardUntil'), asOf),
    obligors: member.obligors === undefined ? undefined : BigInt(member.obligors),
    lastSeenOn: member.lastSeenOn,
    daysSinceSeen: wholeSince(member.lastSeenOn, asOf, daysBetween),
    // Absent until it is known: a proposal stands on what somebody said.
    parentsQualify: parents && parents.kind !== 'UNKNOWN' ? parents.kind === 'QUALIFIES' : undefined,
    parentsGone: parents && parents.kind !== 'UNKNOWN' ? parents.kind === 'ORPHAN' : undefined,
  }
}

function said<T extends string | number | boolean = string>({ facts }: MemberFacts, name: string): T | undefined {
  return facts[name]?.value as T | undefined
}

function severe(meaning: SevereMeaning, member: MemberFacts): boolean | undefined {
  return isSevere(meaning, said(member, 'disability.kind'), said<number>(member, 'disability.level'))
}

/** What somebody said of both parents comes to. */
export function parentsOf(member: MemberFacts, asOf: PlainDate): ParentsVerdict {
  const parent = (which: string): ParentState => {
    const [state, since] = [said(member, `${which}.state`), said(member, `${which}.since`)]
    return { ...(state !== undefined && { state }), ...(since !== undefined && { since }) }
  }
  return parentsVerdict(parent('father'), parent('mother'), asOf)
}

// Dibao is given to a whole household (民发〔2022〕83号). Whoever has tekun is helped in another way.
function isPartlyCovered({ asOf, household }: HouseholdFacts, members: readonly MemberFacts[]): boolean {
  const has = (aid: readonly Aid[], kind: string): boolean => aid.some((one) => one.kind === kind && isWithin(asOf, one))
  if (has(household.aid, 'DIBAO') || !members.some((member) => has(member.aid, 'DIBAO'))) return false
  return members.some((member) => !has(member.aid, 'DIBAO') && !has(member.aid, 'TEKUN'))
}

function isOneOf(code: string | undefined, test: (code: string) => boolean): boolean | undefined {
  return code === undefined ? undefined : test(code)
}

/** One that holds is enough, whatever is not known of the others. */
function isAny(members: readonly MemberFacts[], test: (member: MemberFacts) => boolean | undefined): boolean | undefined {
  let isKnown = true
  for (const member of members) {
    const answer = test(member)
    if (answer === true) return true
    if (answer === undefined) isKnown = false
  }
  return isKnown ? false : undefined
}

function dayIn(facts: Readonly<Record<string, Fact>>, name: string): PlainDate | undefined {
  const value = facts[name]?.value
  return isPlainDate(value) ? value : undefined
}

function wholeSince(day: PlainDate | undefined, asOf: PlainDate, between: (from: PlainDate, to: PlainDate) => number): bigint | undefined {
  return day === undefined ? undefined : BigInt(Math.max(0, between(day, asOf)))
}

function wholeUntil(day: PlainDate | undefined, asOf: PlainDate): bigint | undefined {
  return day === undefined ? undefined : BigInt(daysBetween(asOf, day))
}

/** The first day of what is received now; undefined when nothing is, or when nobody knows since when. */
function heldSince(aid: readonly Aid[], day: PlainDate): PlainDate | undefined {
  const held = aid.filter((one) => isWithin(day, one)).map((one) => one.from)
  return held.every((from) => from !== undefined) ? held.sort()[0] : undefined
}

function kindsInYear(aid: readonly Aid[], day: PlainDate): string[] {
  if (aid.length === 0) return []
  const from = addMonths(day, -12)
  return [...new Set(aid.filter((one) => (one.from === undefined || one.from <= day) && (one.to === undefined || one.to > from)).map((one) => one.kind))]
}

function countIfKnown<T>(values: readonly (T | undefined)[], counts: (value: T) => boolean): bigint | undefined {
  const known = values.filter((value) => value !== undefined)
  return known.length < values.length ? undefined : BigInt(known.filter(counts).length)
}

function kindsOn(aid: readonly Aid[], day: PlainDate): string[] {
  if (aid.length === 0) return []
  return [...new Set(aid.filter((one) => isWithin(day, one)).map((one) => one.kind))]
}

function stored(subject: Subject, facts: Readonly<Record<string, Fact>>): Record<string, CelValue | undefined> {
  const values: Record<string, CelValue | undefined> = {}
  for (const name of Object.keys(facts)) {
    const indicator = factIndicators[subject].get(name)
    if (indicator) values[name] = celValue(indicator, facts[name]!.value)
  }
  return values
}

const factIndicators: Readonly<Record<Subject, ReadonlyMap<string, Indicator>>> = { household: factsOfSubject('household'), person: factsOfSubject('person') }

function factsOfSubject(subject: Subject): ReadonlyMap<string, Indicator> {
  return new Map(indicators.filter((indicator) => indicator.subject === subject && indicator.source === 'fact').map((indicator) => [indicator.name, indicator]))
}

/** A stored value as expressions read it; undefined when it is not of the type of its indicator. */
export function celValue(indicator: Pick<Indicator, 'type'>, value: FactValue): CelValue | undefined {
  switch (indicator.type) {
    case 'int':
      return Number.isSafeInteger(value) ? BigInt(value as number) : undefined
    case 'double':
      return typeof value === 'number' ? value : undefined
    case 'money':
      return typeof value === 'number' ? value / 100 : undefined
    case 'bool':
      return typeof value === 'boolean' ? value : undefined
    case 'codes':
      return Array.isArray(value) ? (value as string[]) : undefined
    default:
      return typeof value === 'string' ? value : undefined
  }
}

/** Names by the groups they are in; those without a group by themselves. */
type Places = { readonly groups: readonly string[]; readonly places: ReadonlyMap<string, { readonly group: string; readonly key: string | undefined }> }

function placesOf(subject: Subject): Places {
  const places = new Map(indicators.filter((indicator) => indicator.subject === subject).map(({ name }) => {
    const [group, key] = name.split('.') as [string, string | undefined]
    return [name, { group, key }]
  }))
  return { places, groups: [...new Set([...places.values()].flatMap(({ group, key }) => (key === undefined ? [] : [group])))] }
}

const places: Readonly<Record<Subject, Places>> = { household: placesOf('household'), person: placesOf('person') }

// Every group of dotted names is there even when empty, so that only the last name of a path can be absent.
function nest(subject: Subject, values: Record<string, CelValue | undefined>): Values {
  const result: Values = {}
  const own = places[subject]
  for (const group of own.groups) result[group] = {}
  for (const name of Object.keys(values)) {
    const [place, value] = [own.places.get(name), values[name]]
    if (place === undefined || value === undefined) continue
    if (place.key === undefined) result[name] = value
    else (result[place.group] as Values)[place.key] = value
  }
  return result
}
