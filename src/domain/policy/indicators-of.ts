import { ageOn } from '../calendar/age.ts'
import { isWithin, type PlainDate } from '../calendar/plain-date.ts'
import { parentsVerdict, type ParentState } from '../registry/parents-states.ts'
import type { Aid, Fact, FactValue, HouseholdFacts, MemberFacts } from './facts.ts'
import { incomeRatioOf } from './income-ratio.ts'
import { indicators, type Indicator } from './indicators.ts'
import type { Subject } from './population.ts'
import { selfCareOf } from './self-care.ts'

/** Values as expressions read them: whole numbers as bigint, money as yuan, an absent fact not there at all. */
export type Values = { [name: string]: CelValue | Values }
export type CelValue = string | number | bigint | boolean | readonly string[]

/** `visit` is there where the answers of a form are: the day of the visit. */
export type Context = { readonly household: Values; readonly person?: Values; readonly answers?: Values; readonly visit?: Values }

const adult = 18 // 未成年人保护法 art. 2
const elder = 60 // 老年人权益保障法 art. 2

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

type Indicators = { household: Values; persons: Record<string, Values> }

// Labels, parts and proposals ask for those of the same facts one after another.
const computed = new WeakMap<HouseholdFacts, Indicators>()

function compute(facts: HouseholdFacts): Indicators {
  const members = currentMembers(facts)
  const household = nest('household', { ...stored('household', facts.household.facts), ...householdValues(facts, members) })
  const persons = members.map((member) => {
    const own = { ...stored('person', member.facts), ...personValues(member, facts.asOf) }
    return [member.personId, nest('person', own)] as const
  })
  return { household, persons: Object.fromEntries(persons) }
}

function householdValues(facts: HouseholdFacts, members: readonly MemberFacts[]): Record<string, CelValue | undefined> {
  const ages = members.map((member) => (member.birthDate === undefined ? undefined : ageOn(member.birthDate, facts.asOf)))
  const disabled = members.map((member) => member.facts['disability.kind']?.value)
  return {
    size: BigInt(members.length),
    children: countIfKnown(ages, (age) => age < adult),
    elders: countIfKnown(ages, (age) => age >= elder),
    disabledMembers: countIfKnown(disabled, (kind) => kind !== 'NONE'),
    aid: kindsOn(facts.household.aid, facts.asOf),
    knownPayments: facts.payments === undefined ? undefined : BigInt(facts.payments.filter((payment) => payment.personId === undefined).length),
    incomeRatio: incomeRatioOf(facts, members.length),
    memberAid: [...new Set(members.flatMap((member) => kindsOn(member.aid, facts.asOf)))],
  }
}

function personValues(member: MemberFacts, asOf: PlainDate): Record<string, CelValue | undefined> {
  const age = member.birthDate === undefined ? undefined : ageOn(member.birthDate, asOf)
  return {
    age: age === undefined ? undefined : BigInt(age),
    isChild: age === undefined ? undefined : age < adult,
    isHead: member.isHead,
    sex: member.sex,
    relation: member.relation,
    aid: kindsOn(member.aid, asOf),
    selfCare: selfCareOf(member.facts),
    parentsQualify: age !== undefined && age < adult ? parentsQualify(member, asOf) : undefined,
  }
}

/** Absent until it is known: a proposal stands on what somebody said of both parents. */
function parentsQualify({ facts }: MemberFacts, asOf: PlainDate): boolean | undefined {
  const said = (name: string): string | undefined => (typeof facts[name]?.value === 'string' ? (facts[name].value as string) : undefined)
  const parent = (which: string): ParentState => {
    const [state, since] = [said(`${which}.state`), said(`${which}.since`)]
    return { ...(state !== undefined && { state }), ...(since !== undefined && { since }) }
  }
  const verdict = parentsVerdict(parent('father'), parent('mother'), asOf)
  return verdict.kind === 'UNKNOWN' ? undefined : verdict.kind === 'QUALIFIES'
}

function countIfKnown<T>(values: readonly (T | undefined)[], counts: (value: T) => boolean): bigint | undefined {
  const known = values.filter((value) => value !== undefined)
  return known.length < values.length ? undefined : BigInt(known.filter(counts).length)
}

function kindsOn(aid: readonly Aid[], day: PlainDate): string[] {
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
