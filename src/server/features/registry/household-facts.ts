import type { PlainDate } from '#domain/calendar/plain-date.ts'
import type { Aid, HouseholdFacts, MemberFacts } from '#domain/policy/facts.ts'
import type { Parameter } from '#domain/policy/parameters.ts'
import type { Sex } from '#domain/registry/sex.ts'
import type { Work } from '../../http/work.ts'
import { loadParameters } from './parameters.ts'
import { selectFacts, type FactsRow, type StoredAid, type StoredMember } from './household-facts.queries.ts'

/**
 * All that a rule may look at, for many households at once, as of today. Members who left are there with the day they left;
 * households out of reach are not there.
 */
export async function loadHouseholdFacts(work: Work, householdIds: readonly string[]): Promise<Map<string, HouseholdFacts>> {
  if (householdIds.length === 0) return new Map()
  const [rows, parameters] = await Promise.all([selectFacts(work.trx, work.districtKey, householdIds), loadParameters(work)])
  return new Map(rows.map((row) => [row.id, factsOf(row, work.today, parameters)]))
}

function factsOf(row: FactsRow, asOf: PlainDate, parameters: readonly Parameter[]): HouseholdFacts {
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
