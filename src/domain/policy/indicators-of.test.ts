import { expect, test } from 'vitest'
import type { Fact, HouseholdFacts, MemberFacts } from './facts.ts'
import { indicatorsOf } from './indicators-of.ts'

const fact = (value: Fact['value']): Fact => ({ value, asOf: '2022-04-01', source: 'import' })
const member = (personId: string, more: Partial<MemberFacts> = {}): MemberFacts => ({ personId, name: '甲', isHead: false, facts: {}, aid: [], ...more })
const household = (members: MemberFacts[], facts: Record<string, Fact> = {}, asOf = '2022-04-30'): HouseholdFacts => ({
  asOf,
  household: { id: 'h', facts, aid: [{ kind: 'DIBAO', from: '2020-01-01', to: '2022-05-01' }] },
  members,
})

test('what is absent is left out, never null', () => {
  const { household: h, persons } = indicatorsOf(household([member('a')]))
  expect(h).toEqual({ size: 1n, aid: ['DIBAO'], aidInYear: ['DIBAO'], memberAid: [], partlyCovered: false, dibao: { since: '2020-01-01' }, earned: {}, spent: {}, assets: {} })
  expect(persons['a']).toEqual({ isHead: false, aid: [], father: {}, mother: {}, disability: {}, severe: {}, selfCareItem: {}, careAgreement: {} })
})

test('members and aid count on the day only', () => {
  const members = [member('a', { birthDate: '1980-01-01' }), member('b', { birthDate: '2010-01-01' }), member('gone', { birthDate: '2011-01-01', to: '2022-04-10' })]
  expect(indicatorsOf(household(members)).household).toMatchObject({ size: 2n, children: 1n })
  expect(indicatorsOf(household(members, {}, '2022-05-01')).household['aid']).toEqual([])
})

test('children are not counted when a birth date is not known', () => {
  const { household: h } = indicatorsOf(household([member('a', { birthDate: '2015-01-01' }), member('b')]))
  expect(h['children']).toBeUndefined()
})

test('money is read as yuan and a value of a wrong type is left out', () => {
  const { household: h } = indicatorsOf(household([], { 'dibao.lastPaymentAmount': fact(70050), incomeRatio: fact('2') }))
  expect(h['dibao']).toEqual({ lastPaymentAmount: 700.5, since: '2020-01-01' })
  expect(h['incomeRatio']).toBeUndefined()
})

test('a household is partly in dibao when some have it, others nothing in its place, and it is not given to the whole', () => {
  const dibao = [{ kind: 'DIBAO' }]
  const partly = (members: MemberFacts[]) => indicatorsOf({ ...household(members, {}, '2022-06-01') }).household['partlyCovered']
  expect(partly([member('a', { aid: dibao }), member('b')])).toBe(true)
  expect(partly([member('a', { aid: dibao }), member('b', { aid: dibao })])).toBe(false)
  expect(partly([member('a', { aid: dibao }), member('b', { aid: [{ kind: 'TEKUN' }] })])).toBe(false)
  expect(partly([member('a'), member('b')])).toBe(false)
  expect(indicatorsOf(household([member('a', { aid: dibao }), member('b')])).household['partlyCovered']).toBe(false)
})

test('aid of the last twelve months counts when it has ended since, and no longer when it ended before them', () => {
  const inYear = (asOf: string) => indicatorsOf(household([], {}, asOf)).household['aidInYear']
  expect(['2022-04-30', '2023-04-30', '2023-05-01'].map(inYear)).toEqual([['DIBAO'], ['DIBAO'], []])
})

test('one who holds is enough whatever is not known of the others', () => {
  const of = (...states: (string | undefined)[]) => indicatorsOf(household(states.map((state, n) => member(String(n), { facts: state === undefined ? {} : { workState: fact(state) } })))).household['hasJobless']
  expect([of('UNEMPLOYED', undefined), of('FARMING', undefined), of('FARMING'), of()]).toEqual([true, undefined, false, false])
})

test('days and months are counted from what the registry knows, and from nothing else', () => {
  const seen = member('a', { lastSeenOn: '2022-04-01', facts: { 'disability.cardUntil': fact('2022-04-20') } })
  const facts = household([seen, member('b')], { 'dibao.lastReviewOn': fact('2021-10-31'), apartSince: fact('2022-01-30') })
  const { household: h, persons } = indicatorsOf({ ...facts, household: { ...facts.household, lastSeenOn: '2022-04-30' } })
  expect(h).toMatchObject({ daysSinceSeen: 0n, monthsApart: 3n, dibao: { monthsSinceReview: 6n } })
  expect(persons['a']).toMatchObject({ daysSinceSeen: 29n, disability: { cardDaysLeft: -10n } })
  expect(persons['b']!['daysSinceSeen']).toBeUndefined()
})

test('spending is a sum only when every kind was asked for', () => {
  const spent = { 'spent.medical': fact(1_000_00), 'spent.schooling': fact(0), 'spent.rehab': fact(0), 'spent.accident': fact(0) }
  expect(indicatorsOf(household([], spent)).household['rigidExpenditure12m']).toBeUndefined()
  expect(indicatorsOf(household([], { ...spent, 'spent.other': fact(50) })).household['rigidExpenditure12m']).toBe(1000.5)
})
