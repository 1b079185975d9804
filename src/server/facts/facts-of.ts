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

/** What is known of households and people beside their own rows, by `household` or `household person`. */
export type Beside = ReadonlyMap<string, { readonly lastSeenOn?: PlainDate; readonly obligors?: number }>

/** When they were seen and who owes them support. */
export function besideOf(seen: readonly SeenRow[], obligors: readonly ObligorsRow[]): Beside {
  const beside = new Map<string, { lastSeenOn?: PlainDate; obligors?: number }>()
  for (const row of seen) beside.set(placeOf(row), { lastSeenOn: row.seen_on })
  for (const row of obligors) beside.set(placeOf(row), { ...beside.get(placeOf(row)), obligors: row.obligors })
  return beside
}

const placeOf = (row: { readonly household_id: string; readonly person_id: string | null }): string => (row.person_id === null ? row.household_id : `${row.household_id} ${row.person_id}`)

/** All that a rule may look at, of one household as the database has it. */
export function factsOf(row: FactsRow, asOf: PlainDate, parameters: readonly Parameter[], beside: Beside): HouseholdFacts {
  const aid = row.aid ?? []
  return {
    asOf,
    household: { id: row.id, areaPath: row.area_path, facts: row.facts, aid: aid.filter((one) => one.personId === null).map(aidOf), ...beside.get(row.id) },
    members: (row.members ?? []).map((member) => ({ ...memberOf(member, aid), ...beside.get(`${row.id} ${member.personId}`) })),
    parameters,
  }
}

// What nobody gave is left out: an absent fact is not an empty one.
function memberOf(member: StoredMember, aid: readonly StoredAid[]): MemberFacts {
  return {
    personId: member.personId,
    name: member.name,
    ...(member.relation !== '' && { relation: member.relation }),
    isHead: member.isHead,
    ...(member.sex !== null && { sex: member.sex as Sex }),
    ...(member.birthDate !== null && { birthDate: member.birthDate }),
    facts: member.facts,
    aid: aid.filter((one) => one.personId === member.personId).map(aidOf),
    ...spanOf(member),
  }
}

function aidOf(aid: StoredAid): Aid {
  return { kind: aid.kind, ...spanOf(aid), ...(aid.amount !== null && { amount: aid.amount }) }
}

function spanOf({ from, to }: { from: string | null; to: string | null }): { from?: PlainDate; to?: PlainDate } {
  return { ...(from !== null && { from }), ...(to !== null && { to }) }
}
