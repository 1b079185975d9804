import { expect, test } from 'vitest'
import { compile, isCompiled } from './compile.ts'

const complaint = (expression: string, subject: 'household' | 'person' = 'person') => {
  const outcome = compile(expression, subject)
  return isCompiled(outcome) ? undefined : outcome[0]
}

test('a sound expression knows the names it reads', () => {
  const outcome = compile('person.age >= 80 && has(person.livingState) && person.disability.level <= 2', 'person')
  expect(isCompiled(outcome) && outcome.names).toEqual(['person.age', 'person.disability.level'])
})

test.each([
  ['person.agee >= 80', 'person', { code: 'EXPRESSION_UNKNOWN_NAME', line: 1, column: 1, details: { name: 'person.agee' }, suggestion: 'person.age' }],
  ['household.size > 1 &&\n  persn.age >= 80', 'person', { code: 'EXPRESSION_UNKNOWN_NAME', line: 2, column: 3, details: { name: 'persn' }, suggestion: 'person' }],
  ['person.disability.kindd == "VISUAL"', 'person', { code: 'EXPRESSION_UNKNOWN_NAME', column: 1, suggestion: 'person.disability.kind' }],
  ['person.age >= 80', 'household', { code: 'EXPRESSION_NO_PERSON_HERE', column: 1 }],
  ['person.age >= "80"', 'person', { code: 'EXPRESSION_TYPES', details: { part: 'person.age >= "80"', types: 'int >= string' } }],
  ['person.age >=', 'person', { code: 'EXPRESSION_SYNTAX', column: 14 }],
  ['household.size', 'household', { code: 'EXPRESSION_NOT_YES_OR_NO', details: { type: 'int' } }],
  ['person.livingState in ["LIVES_ALONE", "EMPTY_NESTS"]', 'person', { code: 'EXPRESSION_UNKNOWN_CODE', column: 39, suggestion: 'EMPTY_NEST' }],
  ['"DIBAOO" in household.aid', 'household', { code: 'EXPRESSION_UNKNOWN_CODE', column: 1, suggestion: 'DIBAO' }],
] as const)('%s is refused', (expression, subject, expected) => {
  expect(complaint(expression, subject)).toMatchObject(expected)
})

test('an expression without end is refused, not carried out', () => {
  expect(complaint(Array.from({ length: 2000 }, () => 'person.age < 16').join(' && '))).toMatchObject({ code: 'EXPRESSION_TOO_LONG', offset: 4000 })
  expect(complaint(`${'('.repeat(1900)}person.age < 16${')'.repeat(1900)}`)).toMatchObject({ code: 'EXPRESSION_SYNTAX' })
})

test('items of a form can be read when they are given', () => {
  const answers = { signed: { type: 'bool' }, mood: { type: 'code', codes: ['GOOD', 'LOW'] } } as const
  expect(isCompiled(compile('answers.signed && answers.mood == "LOW"', 'person', answers))).toBe(true)
  expect(compile('answers.sined', 'person', answers)).toMatchObject([{ suggestion: 'answers.signed' }])
  expect(compile('answers.mood == "LO"', 'person', answers)).toMatchObject([{ suggestion: 'LOW' }])
  expect(complaint('answers.signed')).toMatchObject({ code: 'EXPRESSION_UNKNOWN_NAME' })
})
