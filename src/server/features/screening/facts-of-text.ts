import type { PlainDate } from '#domain/calendar/plain-date.ts'
import type { HouseholdFacts } from '#domain/policy/facts.ts'
import type { Parameter } from '#domain/policy/parameters.ts'
import { besideOf, factsOf, type FactsRow, type StoredAid, type StoredMember } from '../../facts/facts-of.ts'
import type { FactsText } from './facts.queries.ts'

type HouseholdLine = [id: string, areaPath: string, facts: FactsRow['facts']]
type MemberLine = [householdId: string, personId: string, relation: string, isHead: boolean, sex: string | null, birthDate: string | null, facts: StoredMember['facts'], from: string | null, to: string | null]
type AidLine = [householdId: string, personId: string | null, kind: string, from: string | null, to: string | null, amount: number | null]

/** The households of a text, one after another. Names of people are not in it: no rule reads them. */
export function* factsOfText(text: FactsText, asOf: PlainDate, parameters: readonly Parameter[]): Generator<HouseholdFacts> {
  const members = new Map<string, StoredMember[]>()
  for (const [householdId, personId, relation, isHead, sex, birthDate, facts, from, to] of JSON.parse(text.members) as MemberLine[]) {
    put(members, householdId, { personId, name: '', relation, isHead, sex, birthDate, facts, from, to })
  }
  const aid = new Map<string, StoredAid[]>()
  for (const [householdId, personId, kind, from, to, amount] of JSON.parse(text.aid) as AidLine[]) put(aid, householdId, { personId, kind, from, to, amount })
  const beside = besideOf(text.seen, text.obligors)
  for (const [id, areaPath, facts] of JSON.parse(text.households) as HouseholdLine[]) {
    yield factsOf({ id, area_path: areaPath, facts, members: members.get(id) ?? null, aid: aid.get(id) ?? null }, asOf, parameters, beside)
  }
}

function put<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}
