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

/** All that a rule may look at, of one household as the database has it. */
export function factsOf(row: FactsRow, asOf: PlainDate, parameters: readonly Parameter[]): HouseholdFacts {
  const aid = row.aid ?? []
  return {
    asOf,
    household: { id: row.id, areaPath: row.area_path, facts: row.facts, aid: aid.filter((one) => one.personId === null).map(aidOf) },
    members: (row.members ?? []).map((member) => memberOf(member, aid)),
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
