import { ageOn } from '../calendar/age.ts'
import { addMonths, daysBetween, isPlainDate, isWithin, monthsBetween, type PlainDate } from '../calendar/plain-date.ts'
import { parentsVerdict, type ParentState, type ParentsVerdict } from '../registry/parents-states.ts'
import type { Aid, Fact, HouseholdFacts, MemberFacts } from './facts.ts'
import { incomeAYear, incomeRatioOf, rigidExpenditureOf } from './income.ts'
import { selfCareOf, selfCareSince } from './self-care.ts'
import { isSevere, type SevereMeaning } from './severe-disability.ts'

/** The birthdays on which the law changes what somebody is: 未成年人保护法 art. 2, 老年人权益保障法 art. 2. */
export const adult = 18
export const elder = 60

/** The members of a household on the day of its facts. */
export function currentMembers(facts: HouseholdFacts): readonly MemberFacts[] {
  return facts.members.filter((member) => isWithin(facts.asOf, member))
}

/** A household on the day of its facts, with what several indicators look at: found once, and only when one asks for it. */
export class Home {
  readonly facts: HouseholdFacts
  readonly members: readonly MemberFacts[]
  #ages: readonly (number | undefined)[] | undefined
  #allAid: readonly Aid[] | undefined

  constructor(facts: HouseholdFacts) {
    this.facts = facts
    this.members = currentMembers(facts)
  }

  /** Everybody of `members` once, by id. */
  get people(): ReadonlyMap<string, MemberFacts> {
    return new Map(this.members.map((member) => [member.personId, member]))
  }

  get ages(): readonly (number | undefined)[] {
    return (this.#ages ??= this.members.map((member) => ageOf(member, this.facts.asOf)))
  }

  /** What the household as a whole and its members receive or received. */
  get allAid(): readonly Aid[] {
    const { aid } = this.facts.household
    return (this.#allAid ??= this.members.some((member) => member.aid.length > 0) ? [...aid, ...this.members.flatMap((member) => member.aid)] : aid)
  }
}

type Value = string | number | bigint | boolean | readonly string[] | undefined

/** Each indicator that is computed of a household, by its name in the catalogue: undefined while a fact is absent. */
export const computedOfHousehold: Readonly<Record<string, (home: Home) => Value>> = {
  size: ({ members }) => BigInt(members.length),
  children: ({ ages }) => countIfKnown(ages, (age) => age < adult),
  adults: ({ ages }) => countIfKnown(ages, (age) => age >= adult),
  elders: ({ ages }) => countIfKnown(ages, (age) => age >= elder),
  disabledMembers: ({ members }) => countIfKnown(members.map((member) => said(member, 'disability.kind')), (kind) => kind !== 'NONE'),
  hasSevereDisability: ({ members }) => isAny(members, (member) => severe('nursing', member)),
  hasSeriousIllness: ({ members }) => isAny(members, (member) => said<boolean>(member, 'seriousIllness')),
  hasStudent: ({ members }) => isAny(members, (member) => isOneOf(said(member, 'schooling'), (code) => !notAtSchool.has(code))),
  hasJobless: ({ members }) => isAny(members, (member) => isOneOf(said(member, 'workState'), (code) => jobless.has(code))),
  hasAbleBodied: ({ members }) => isAny(members, (member) => isOneOf(said(member, 'workAbility'), (code) => code === 'ABLE')),
  partlyCovered: ({ facts, members }) => isPartlyCovered(facts, members),
  aid: ({ facts }) => kindsOn(facts.household.aid, facts.asOf),
  aidInYear: ({ facts, allAid }) => kindsInYear(allAid, facts.asOf),
  memberAid: ({ facts, members }) => [...new Set(members.flatMap((member) => kindsOn(member.aid, facts.asOf)))],
  knownPayments: ({ facts: { payments } }) => (payments === undefined ? undefined : BigInt(payments.filter((payment) => payment.personId === undefined).length)),
  incomeRatio: ({ facts, members }) => incomeRatioOf(facts, members.length),
  incomePerHead12m: perHead,
  incomePerHeadMonthly: (home) => {
    const aYear = perHead(home)
    return aYear === undefined ? undefined : aYear / 12
  },
  rigidExpenditure12m: ({ facts }) => rigidExpenditureOf(facts),
  'dibao.since': ({ facts, allAid }) => heldSince(allAid.filter((aid) => aid.kind === 'DIBAO'), facts.asOf),
  'dibao.monthsSinceReview': ({ facts: { asOf, household } }) => wholeSince(dayIn(household.facts, 'dibao.lastReviewOn'), asOf, monthsBetween),
  monthsApart: ({ facts: { asOf, household } }) => wholeSince(dayIn(household.facts, 'apartSince'), asOf, monthsBetween),
  lastSeenOn: ({ facts: { household } }) => household.lastSeenOn,
  daysSinceSeen: ({ facts: { asOf, household } }) => wholeSince(household.lastSeenOn, asOf, daysBetween),
}

/** Each indicator that is computed of a person on a day. */
export const computedOfPerson: Readonly<Record<string, (member: MemberFacts, asOf: PlainDate) => Value>> = {
  age: (member, asOf) => {
    const age = ageOf(member, asOf)
    return age === undefined ? undefined : BigInt(age)
  },
  isChild,
  isHead: ({ isHead }) => isHead,
  sex: ({ sex }) => sex,
  relation: ({ relation }) => relation,
  aid: ({ aid }, asOf) => kindsOn(aid, asOf),
  aidSince: ({ aid }, asOf) => heldSince(aid, asOf),
  selfCare: ({ facts }) => selfCareOf(facts),
  selfCareAssessedOn: ({ facts }) => selfCareSince(facts),
  'severe.nursing': (member) => severe('nursing', member),
  'severe.single': (member) => severe('single', member),
  'severe.tekun': (member) => severe('tekun', member),
  'severe.parent': (member) => severe('parent', member),
  'disability.cardDaysLeft': ({ facts }, asOf) => wholeUntil(dayIn(facts, 'disability.cardUntil'), asOf),
  obligors: ({ obligors }) => (obligors === undefined ? undefined : BigInt(obligors)),
  lastSeenOn: ({ lastSeenOn }) => lastSeenOn,
  daysSinceSeen: ({ lastSeenOn }, asOf) => wholeSince(lastSeenOn, asOf, daysBetween),
  parentsQualify: (member, asOf) => isOneOf(parentsOfChild(member, asOf), (kind) => kind === 'QUALIFIES'),
  parentsGone: (member, asOf) => isOneOf(parentsOfChild(member, asOf), (kind) => kind === 'ORPHAN'),
}

const notAtSchool: ReadonlySet<string> = new Set(['NOT_YET', 'NOT_AT_SCHOOL'])
const jobless: ReadonlySet<string> = new Set(['REGISTERED_UNEMPLOYED', 'UNEMPLOYED'])

function ageOf({ birthDate }: MemberFacts, asOf: PlainDate): number | undefined {
  return birthDate === undefined ? undefined : ageOn(birthDate, asOf)
}

function isChild(member: MemberFacts, asOf: PlainDate): boolean | undefined {
  const age = ageOf(member, asOf)
  return age === undefined ? undefined : age < adult
}

function perHead({ facts, members }: Home): number | undefined {
  const income = incomeAYear(facts)
  return income === undefined || members.length === 0 ? undefined : income / members.length / 100
}

// Absent until it is known: a proposal stands on what somebody said.
function parentsOfChild(member: MemberFacts, asOf: PlainDate): ParentsVerdict['kind'] | undefined {
  if (isChild(member, asOf) !== true) return undefined
  const { kind } = parentsOf(member, asOf)
  return kind === 'UNKNOWN' ? undefined : kind
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
