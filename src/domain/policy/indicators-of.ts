import { computedOfHousehold, computedOfPerson, Home } from './computed-indicators.ts'
import type { Fact, FactValue, HouseholdFacts, MemberFacts } from './facts.ts'
import { findIndicator, indicators, type Indicator } from './indicators.ts'
import { parameterValues } from './parameter-values.ts'
import type { Subject } from './population.ts'

/** Values as expressions read them: whole numbers as bigint, money as yuan, an absent fact not there at all. */
export type Values = { [name: string]: CelValue | Values }
export type CelValue = string | number | bigint | boolean | readonly string[]

/** What a rule is evaluated over. `visit` is there where the answers of a form are: the day of the visit. */
export type Context = { readonly household: Values; readonly person?: Values; readonly parameter: Values; readonly answers?: Values; readonly visit?: Values }

/** A household that is asked for an indicator, or one of its members. */
export type Asked = { readonly home: Home; readonly member?: MemberFacts }
type Reader = (of: Asked) => CelValue | undefined

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

type Indicators = { household: Values; persons: Record<string, Values>; parameter: Values }

// Labels, parts and proposals ask for those of the same facts one after another.
const computed = new WeakMap<HouseholdFacts, Indicators>()

function compute(facts: HouseholdFacts): Indicators {
  const home = new Home(facts)
  const persons = [...home.people].map(([personId, member]) => [personId, nested(all.person, { home, member })] as const)
  return { household: nested(all.household, { home }), persons: Object.fromEntries(persons), parameter: parameterValues(facts) }
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

/** As `contextOf`, with nothing in it but the indicators of some full names. */
export function contextOfNames(names: readonly string[], facts: HouseholdFacts, personId: string | undefined): Context | undefined {
  const home = new Home(facts)
  const member = personId === undefined ? undefined : home.people.get(personId)
  if (personId !== undefined && member === undefined) return undefined
  const of: Asked = { home, ...(member && { member }) }
  const asked = names.flatMap((name) => findIndicator(name) ?? [])
  return { household: nested(placesOf('household', asked), of), ...(member && { person: nested(placesOf('person', asked), of) }), parameter: nested(placesOf('parameter', asked), of) }
}

/**
 * How one indicator is found by itself, for those who need a few of many households: the very values of `indicatorsOf`.
 * @throws RangeError when it is not in the catalogue
 */
export function indicatorReader(fullName: string): Reader {
  const indicator = findIndicator(fullName)
  if (!indicator) throw new RangeError(`no indicator ${fullName}`)
  const read = readerOf(indicator)
  if (indicator.subject === 'person') return read
  // The people of a household are asked one after another.
  let [last, value]: [Home | undefined, CelValue | undefined] = [undefined, undefined]
  return (of) => {
    if (of.home !== last) [last, value] = [of.home, read(of)]
    return value
  }
}

function readerOf({ subject, name, type }: Indicator): Reader {
  switch (subject) {
    case 'parameter':
      return ({ home }) => parameterValues(home.facts)[name]
    case 'household': {
      const compute = computedOfHousehold[name]
      return compute ? ({ home }) => compute(home) : ({ home }) => stored(home.facts.household.facts[name], type)
    }
    case 'person': {
      const compute = computedOfPerson[name]
      return ({ home, member }) => member && (compute ? compute(member, home.facts.asOf) : stored(member.facts[name], type))
    }
  }
}

function stored(fact: Fact | undefined, type: Indicator['type']): CelValue | undefined {
  return fact && celValue({ type }, fact.value)
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

/** Where an indicator stands in `Values`: `level` in the group `disability`. */
type Place = { readonly group: string | undefined; readonly key: string; readonly read: Reader }

function placeOf(indicator: Indicator): Place {
  const [first, second] = indicator.name.split('.') as [string, string | undefined]
  return { group: second === undefined ? undefined : first, key: second ?? first, read: readerOf(indicator) }
}

const places: ReadonlyMap<Indicator, Place> = new Map(indicators.map((indicator) => [indicator, placeOf(indicator)]))
const placesOf = (subject: Indicator['subject'], of: readonly Indicator[]): readonly Place[] => of.flatMap((indicator) => (indicator.subject === subject ? places.get(indicator)! : []))
const all: Readonly<Record<Subject, readonly Place[]>> = { household: placesOf('household', indicators), person: placesOf('person', indicators) }

// A group is there even when nothing in it is known, so that only the last name of a path can be absent.
function nested(own: readonly Place[], of: Asked): Values {
  const values: Values = {}
  for (const { group, key, read } of own) {
    const target = group === undefined ? values : ((values[group] ??= {}) as Values)
    const value = read(of)
    if (value !== undefined) target[key] = value
  }
  return values
}
