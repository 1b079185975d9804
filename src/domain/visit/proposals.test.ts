import { expect, test } from 'vitest'
import { householdOf, member } from '#test/household-facts.ts'
import { planOf } from '#test/plan-files.ts'
import type { Answers } from '../form/form.ts'
import { openProposals } from './proposals.ts'

const form = planOf('jintan-2022').forms[0]!
const child = member('c', { birthDate: '2014-05-01', facts: { leftBehind: true } })
const facts = householdOf([member('g', { birthDate: '1955-01-01', isHead: true }), child])
const proposed = (answers: Answers, more: object = {}) => openProposals(form, facts, { members: { c: { answers } }, ...more })

test('a left-behind child without an entrusted carer proposes a problem, with the words of the notice [J-14 on /visits/:id]', () => {
  expect(proposed({})).toEqual([])
  expect(proposed({ entrusted: { value: true } })).toEqual([])
  expect(proposed({ entrusted: { none: 'UNKNOWN' } })).toEqual([])
  expect(proposed({ entrusted: { value: false } })).toMatchObject([{ path: 'members.c.answers.entrusted', personId: 'c', kind: 'care-missing', clause: { row: 'J-14' } }])
})

test('taken over or put aside, it is not proposed again', () => {
  const path = 'members.c.answers.entrusted'
  expect(proposed({ entrusted: { value: false } }, { problems: [{ id: 'f', proposedBy: path }] })).toEqual([])
  expect(proposed({ entrusted: { value: false } }, { dismissed: [{ path, why: '下月母亲回来' }] })).toEqual([])
})
