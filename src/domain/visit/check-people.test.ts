import { expect, test } from 'vitest'
import type { HouseholdFacts } from '../policy/facts.ts'
import { checkPeople } from './check-people.ts'
import type { Submission } from './submission.ts'

const head = '0190a000-0000-7000-8000-000000000001'
const son = '0190a000-0000-7000-8000-000000000002'
const came = '0190a000-0000-7000-8000-000000000003'
const facts: HouseholdFacts = {
  asOf: '2026-11-21',
  household: { id: 'h', facts: {}, aid: [] },
  members: [
    { personId: head, name: '示例甲', isHead: true, facts: {}, aid: [] },
    { personId: son, name: '示例乙', isHead: false, facts: {}, aid: [], from: '2020-01-01', to: '2026-06-01' },
  ],
}
const visit = (part: Partial<Submission>): Submission => ({
  visit: { date: '2026-11-20', manner: 'HOME', visitors: ['王敏'], answeredBy: 'SELF' },
  answers: {},
  members: {},
  added: [],
  left: [],
  problems: [],
  ...part,
})
const codes = (part: Partial<Submission>) => checkPeople(facts, visit(part)).map(({ path, code }) => `${path} ${code}`)
const problem = { id: 'p', kind: 'other', severity: 'DAYS_7', description: '', fixedOnSpot: false, measure: '', ownerUnit: '', ownerPerson: '' } as const

test('those who come and go as they should', () => {
  expect(codes({ added: [{ id: came, name: '示例丙', relation: '20' }], members: { [came]: { seen: true, answers: {} } }, problems: [{ ...problem, personId: came }] })).toEqual([])
  expect(codes({ left: [{ personId: head, reason: 'DIED', date: '2026-11-20' }] })).toEqual([])
})

test.each<[Partial<Submission>, string]>([
  [{ added: [{ id: head, name: '示例丙', relation: '20' }] }, 'added.0.id ADDED_ID_TAKEN'],
  [{ added: [{ id: 'new', name: '示例丙', relation: '20' }] }, 'added.0.id ADDED_ID_TAKEN'],
  [{ added: [{ id: came, name: ' ', relation: '20' }] }, 'added.0.name ADDED_NAME_MISSING'],
  [{ added: [{ id: came, name: '示例丙', relation: '' }] }, 'added.0.relation ADDED_RELATION_MISSING'],
  [{ added: [{ id: came, name: '示例丙', relation: '20', birthDate: '2026-11-21' }] }, 'added.0.birthDate ADDED_BIRTH_IN_FUTURE'],
  [{ left: [{ personId: son, reason: 'DIED', date: '2026-05-01' }] }, 'left.0.personId LEFT_NOT_A_MEMBER'],
  [{ left: [{ personId: head, reason: 'GONE', date: '2026-05-01' }] }, 'left.0.reason LEFT_REASON_MISSING'],
  [{ left: [{ personId: head, reason: 'DIED', date: '2026-11-21' }] }, 'left.0.date LEFT_DATE_WRONG'],
  [{ members: { [came]: { seen: true, answers: {} } } }, `members.${came} MEMBER_UNKNOWN`],
  [{ problems: [{ ...problem, personId: came }] }, 'problems.0.personId PROBLEM_PERSON_UNKNOWN'],
])('%j is refused', (part, complaint) => {
  expect(codes(part)).toEqual([complaint])
})

test('on a day before anybody was of the household there was nobody to visit', () => {
  const later = { ...facts, members: facts.members.map((member) => ({ ...member, from: '2026-11-21' })) }
  expect(checkPeople(later, visit({})).map(({ path, code }) => `${path} ${code}`)).toEqual(['visit.date NOBODY_IN_HOUSEHOLD'])
})
