import type { PlainDate } from '#domain/calendar/plain-date.ts'
import type { HouseholdFacts } from '#domain/policy/facts.ts'
import type { Parameter } from '#domain/policy/parameters.ts'
import type { StoredFacts } from '../../database/tables.ts'
import { besideOf, factsOf, type StoredAid, type StoredMember } from '../../facts/facts-of.ts'
import type { FactsText } from './facts-text.ts'
import { valuesIn, type TextColumn } from './text-columns.ts'

/** The households of a text, one after another. Names of people are not in it: no rule reads them. */
export function* factsOfText({ households, members, aid, seen, obligors }: FactsText, asOf: PlainDate, parameters: readonly Parameter[]): Generator<HouseholdFacts> {
  const membersOf = byHousehold(members.household_id, membersIn(members))
  const aidOf = byHousehold(aid.household_id, aidIn(aid))
  const beside = besideOf(seen, obligors)
  const [paths, facts] = [valuesIn(households.area_path), factsIn(households.facts)]
  for (const [at, id] of valuesIn(households.id).entries()) {
    yield factsOf({ id, area_path: paths[at]!, facts: facts[at]!, members: membersOf.get(id) ?? null, aid: aidOf.get(id) ?? null }, asOf, parameters, beside)
  }
}

function membersIn(members: FactsText['members']): StoredMember[] {
  const [relation, isHead, sex, birthDate, facts] = [valuesIn(members.relation), valuesIn(members.is_head), valuesIn(members.sex), valuesIn(members.birth_date), factsIn(members.facts)]
  const [from, to] = [valuesIn(members.from_date), valuesIn(members.to_date)]
  return valuesIn(members.person_id).map((personId, at) => ({ personId, name: '', relation: relation[at]!, isHead: isHead[at] === 'true', sex: sex[at] || null, birthDate: birthDate[at] || null, facts: facts[at]!, from: from[at] || null, to: to[at] || null }))
}

function aidIn(aid: FactsText['aid']): StoredAid[] {
  const [kind, from, to, amount] = [valuesIn(aid.kind), valuesIn(aid.from_date), valuesIn(aid.to_date), valuesIn(aid.amount_fen)]
  return valuesIn(aid.person_id).map((personId, at) => ({ personId: personId || null, kind: kind[at]!, from: from[at] || null, to: to[at] || null, amount: amount[at] ? Number(amount[at]) : null }))
}

function factsIn(column: TextColumn): readonly StoredFacts[] {
  return JSON.parse(`[${column ?? ''}]`) as StoredFacts[]
}

function byHousehold<T>(households: TextColumn, values: readonly T[]): ReadonlyMap<string, T[]> {
  const lists = new Map<string, T[]>()
  for (const [at, household] of valuesIn(households).entries()) {
    const list = lists.get(household)
    if (list === undefined) lists.set(household, [values[at]!])
    else list.push(values[at]!)
  }
  return lists
}
