import type { Aid, Fact, FactValue, HouseholdFacts, MemberFacts } from '#domain/policy/facts.ts'

/** A fact as an import gave it. */
export const fact = (value: FactValue, asOf = '2022-03-28'): Fact => ({ value, asOf, source: 'import' })

/** A member; facts as plain values. */
export function member(personId: string, more: Partial<Omit<MemberFacts, 'facts'>> & { facts?: Record<string, FactValue> } = {}): MemberFacts {
  const { facts = {}, ...rest } = more
  return {
    personId,
    name: `成员${personId}`,
    isHead: false,
    aid: [],
    ...rest,
    facts: Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, fact(value)])),
  }
}

/** A household of members, with aid kinds held by the household. */
export function householdOf(members: readonly MemberFacts[], { asOf = '2022-04-29', aid = [] as string[], facts = {} as Record<string, FactValue> } = {}): HouseholdFacts {
  return {
    asOf,
    household: {
      id: 'h1',
      facts: Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, fact(value)])),
      aid: aid.map((kind): Aid => ({ kind })),
    },
    members,
  }
}
