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
  expect(h).toEqual({ size: 1n, aid: ['DIBAO'], memberAid: [], dibao: {}, earned: {}, spent: {}, assets: {} })
  expect(persons['a']).toEqual({ isHead: false, aid: [], father: {}, mother: {}, disability: {}, selfCareItem: {}, careAgreement: {} })
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
  expect(h['dibao']).toEqual({ lastPaymentAmount: 700.5 })
  expect(h['incomeRatio']).toBeUndefined()
})
