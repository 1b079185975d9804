import type { PlainDate } from '#domain/calendar/plain-date.ts'
import type { Aid, HouseholdFacts, MemberFacts } from '#domain/policy/facts.ts'
import type { Parameter } from '#domain/policy/parameters.ts'
import type { Sex } from '#domain/registry/sex.ts'
import type { StoredFacts } from '../database/tables.ts'

export interface StoredMember {
  personId: string
  name: string
  relation: string
  isHead: boolean
  sex: string | null
  birthDate: string | null
  facts: StoredFacts
  from: string | null
  to: string | null
}
export interface StoredAid {
  personId: string | null
  kind: string
  from: string | null
  to: string | null
  amount: number | null
}
export interface FactsRow {
  id: string
  area_path: string
  facts: StoredFacts
  members: StoredMember[] | null
  aid: StoredAid[] | null
}

export interface SeenRow {
  household_id: string
  /** Null: of the household. */
  person_id: string | null
  seen_on: string
}
export interface ObligorsRow {
  household_id: string
  person_id: string
  obligors: number
}

/** What is known beside their own rows of some households, by their ids, and of their people. */
export type Beside = ReadonlyMap<string, { lastSeenOn?: PlainDate; readonly people: Map<string, { lastSeenOn?: PlainDate; obligors?: number }> }>

/** When they were seen and who owes them support. */
export function besideOf(seen: readonly SeenRow[], obligors: readonly ObligorsRow[]): Beside {
  const beside = new Map<string, { lastSeenOn?: PlainDate; people: Map<string, { lastSeenOn?: PlainDate; obligors?: number }> }>()
  const of = (householdId: string) => beside.get(householdId) ?? beside.set(householdId, { people: new Map() }).get(householdId)!
  for (const { household_id, person_id, seen_on } of seen) {
    if (person_id === null) of(household_id).lastSeenOn = seen_on
    else of(household_id).people.set(person_id, { lastSeenOn: seen_on })
  }
  for (const { household_id, person_id, obligors: count } of obligors) of(household_id).people.set(person_id, { ...of(household_id).people.get(person_id), obligors: count })
  return beside
}

/** All that a rule may look at, of one household as the database has it. */
export function factsOf(row: FactsRow, asOf: PlainDate, parameters: readonly Parameter[], beside: Beside): HouseholdFacts {
  const [members, aid, own] = [row.members ?? [], row.aid ?? nothing, beside.get(row.id)]
  return {
    asOf,
    household: { id: row.id, areaPath: row.area_path, facts: row.facts, aid: aidFor(null, aid), ...(own?.lastSeenOn !== undefined && { lastSeenOn: own.lastSeenOn }) },
    members: members.map((member) => memberOf(member, aid, own?.people.get(member.personId))),
    parameters,
  }
}

type Filled<T> = { -readonly [Key in keyof T]: T[Key] }

// What nobody gave is left out: an absent fact is not an empty one. A district comes through here: spreading would take many times as long.
function memberOf(member: StoredMember, aid: readonly StoredAid[], beside: Pick<MemberFacts, 'lastSeenOn' | 'obligors'> | undefined): MemberFacts {
  const made: Filled<MemberFacts> = { personId: member.personId, name: member.name, isHead: member.isHead, facts: member.facts, aid: aidFor(member.personId, aid) }
  if (member.relation !== '') made.relation = member.relation
  if (member.sex !== null) made.sex = member.sex as Sex
  if (member.birthDate !== null) made.birthDate = member.birthDate
  if (member.from !== null) made.from = member.from
  if (member.to !== null) made.to = member.to
  if (beside?.lastSeenOn !== undefined) made.lastSeenOn = beside.lastSeenOn
  if (beside?.obligors !== undefined) made.obligors = beside.obligors
  return made
}

const nothing: readonly never[] = []

function aidFor(personId: string | null, aid: readonly StoredAid[]): readonly Aid[] {
  return aid.length === 0 ? nothing : aid.filter((one) => one.personId === personId).map(aidOf)
}

function aidOf({ kind, from, to, amount }: StoredAid): Aid {
  return { kind, ...(from !== null && { from }), ...(to !== null && { to }), ...(amount !== null && { amount }) }
}
