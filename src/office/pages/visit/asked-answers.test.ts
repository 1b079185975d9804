import { expect, test } from 'vitest'
import { planOf } from '#test/plan-files.ts'
import { householdOf, member } from '#test/household-facts.ts'
import { askedAnswers } from './asked-answers.ts'
import { draftFrom, submissionFrom, withAnswer, withMember, withNewProblem, withProblem } from './draft.ts'
import { missingIn } from './missing.ts'

const plan = planOf('jintan-2022')
const form = plan.forms[0]!
const facts = householdOf([member('p1', { isHead: true, birthDate: '1939-04-21' })], { aid: ['DIBAO'] })
const household = { kind: 'household' } as const
const start = draftFrom({}, '2022-04-29', '陈刚')

test('an answer whose question was closed waits in the draft and is not handed in', () => {
  const said = withAnswer(withAnswer(start, household, 'stillInDifficulty', { value: true }), household, 'stillText', { value: '缺药' })
  const closed = withAnswer(said, household, 'stillInDifficulty', { value: false })
  expect(Object.keys(askedAnswers(form, facts, said).answers)).toEqual(['stillInDifficulty', 'stillText'])
  expect(Object.keys(askedAnswers(form, facts, closed).answers)).toEqual(['stillInDifficulty'])
  expect(closed.answers.stillText).toEqual({ value: '缺药' })
})

test('somebody of whom nobody said anything is one thing missing at the gate of seeing, not two', () => {
  const draft = withMember(start, 'p1', { answers: {} })
  const missing = missingIn({ form, facts, gates: [...plan.visits.gates], today: '2022-04-29', since: '2022-03-28' }, draft, [])
  expect(missing.filter((one) => one.gate === 'every-member-seen-or-excused')).toMatchObject([{ path: 'members.p1', code: 'MEMBER_NOT_SEEN' }])
})

test('what belongs to the other answer does not go along', () => {
  const draft = withMember(withMember(start, 'p1', { seen: false, reason: 'AT_SCHOOL', nextDate: '2022-05-01' }), 'p1', { seen: true, how: 'AT_HOME' })
  expect(submissionFrom(draft, facts).members.p1).toEqual({ seen: true, how: 'AT_HOME', answers: {} })
})

test('a severity brings its day, until somebody sets another', () => {
  const draft = withNewProblem(start)
  const id = draft.problems[0]!.id
  const dated = withProblem(draft, id, { severity: 'DAYS_7' })
  expect(dated.problems[0]?.due).toBe('2022-05-06')
  expect(withProblem(dated, id, { due: '2022-05-03' }).problems[0]?.due).toBe('2022-05-03')
})
