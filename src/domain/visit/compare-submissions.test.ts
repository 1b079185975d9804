import { expect, test } from 'vitest'
import { householdOf, member } from '#test/household-facts.ts'
import { planOf } from '#test/plan-files.ts'
import { differencesBetween, samePeople, withPeople } from './compare-submissions.ts'
import type { Submission } from './submission.ts'

const form = planOf('jintan-2022').forms[0]!
const facts = householdOf([member('a', { birthDate: '1950-01-01', isHead: true }), member('b', { birthDate: '1952-01-01' })], { aid: ['DIBAO'] })
const visit = (more: Partial<Submission>): Submission => ({ visit: { date: '2022-04-29', manner: 'HOME', visitors: ['甲'], answeredBy: 'SELF' }, answers: {}, members: {}, added: [], left: [], problems: [], ...more })
const living = (value: string) => visit({ members: { a: { seen: true, how: 'AT_HOME', answers: { livingState: { value } } } } })

test('what both say alike, what one alone says and what one cannot say are agreed', () => {
  expect(differencesBetween(form, facts, living('LIVES_ALONE'), living('LIVES_ALONE'))).toEqual([])
  expect(differencesBetween(form, facts, living('LIVES_ALONE'), visit({}))).toEqual([])
  const refused = visit({ members: { a: { seen: true, answers: { livingState: { none: 'REFUSED' } } } } })
  expect(differencesBetween(form, facts, living('LIVES_ALONE'), refused)).toEqual([])
  const told = (memberLifeText: string) => visit({ members: { a: { seen: true, answers: { memberLife: { value: 'HARD' }, memberLifeText: { value: memberLifeText } } } } })
  expect(differencesBetween(form, facts, told('药贵'), told('缺钱买药'))).toEqual([])
})

test('another answer is a difference, with both answers and the fact it gives', () => {
  expect(differencesBetween(form, facts, living('LIVES_ALONE'), living('EMPTY_NEST'))).toEqual([
    { path: 'members.a.answers.livingState', personId: 'a', itemId: 'livingState', fact: 'livingState', mine: { value: 'LIVES_ALONE' }, theirs: { value: 'EMPTY_NEST' } },
  ])
  const asked = (policiesInPlace: boolean) => visit({ answers: { policiesInPlace: { value: policiesInPlace } } })
  expect(differencesBetween(form, facts, asked(true), asked(false))).toEqual([{ path: 'answers.policiesInPlace', itemId: 'policiesInPlace', mine: { value: true }, theirs: { value: false } }])
})

test('somebody who is gone for one and there for the other is one difference, whatever was asked of them', () => {
  const gone = visit({ left: [{ personId: 'b', reason: 'DIED', date: '2022-04-20' }] })
  const there = visit({ members: { b: { seen: true, how: 'AT_HOME', answers: { livingState: { value: 'LIVES_ALONE' } } } } })
  expect(differencesBetween(form, facts, there, gone)).toEqual([{ path: 'members.b', personId: 'b', mine: { here: true }, theirs: { gone: { reason: 'DIED', date: '2022-04-20' } } }])
  expect(differencesBetween(form, facts, gone, there)).toEqual([{ path: 'members.b', personId: 'b', mine: { gone: { reason: 'DIED', date: '2022-04-20' } }, theirs: { here: true } }])
})

test('somebody whom both wrote down as new is one person', () => {
  const came = (id: string, birthDate?: string) => visit({ added: [{ id, name: ' 孙儿 ', relation: '41', ...(birthDate && { birthDate }) }], members: { [id]: { seen: true, answers: {} } } })
  const same = samePeople(came('n1', '2015-01-01'), [came('n2')])
  expect([...same]).toEqual([['n1', 'n2']])
  expect(withPeople(came('n1'), same)).toMatchObject({ added: [{ id: 'n2' }], members: { n2: { seen: true } } })
  expect([...samePeople(came('n1', '2015-01-01'), [came('n2', '2016-01-01')])]).toEqual([])
})
