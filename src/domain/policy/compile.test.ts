import { expect, test } from 'vitest'
import { compile, isCompiled } from './compile.ts'
import { mostParts } from './read-expression.ts'

const complaint = (expression: string, subject: 'household' | 'person' = 'person') => {
  const outcome = compile(expression, subject)
  return isCompiled(outcome) ? undefined : outcome[0]
}

test('a sound expression knows the names it reads', () => {
  const outcome = compile('person.age >= 80 && has(person.livingState) && person.disability.level <= 2', 'person')
  expect(isCompiled(outcome) && outcome.names).toEqual(['person.age', 'person.livingState', 'person.disability.level'])
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
  expect(complaint(`${'!'.repeat(3990)}true`)).toMatchObject({ code: 'EXPRESSION_TOO_MANY_PARTS' })
  expect(complaint(`${'('.repeat(1900)}person.age < 16${')'.repeat(1900)}`)).toMatchObject({ code: 'EXPRESSION_SYNTAX' })
})

// What each of them would do, and what to write instead, stands in docs/rules.md.
test.each([
  ['household.aid.exists(k, k == "DIBAO")', 1, 'household.aid.exists(k, k == "DIBAO")'],
  ['person.age > 1 && household.aid.map(k, household.aid.map(l, l)).size() > 3', 19, 'household.aid.map(k, household.aid.map(l, l)).size()'],
  ['person.illness.matches("(a+)+$")', 1, 'person.illness.matches("(a+)+$")'],
  ['household.aid == household.memberAid', 1, 'household.aid == household.memberAid'],
  ['"DIBAO" in household.aid + household.memberAid', 12, 'household.aid + household.memberAid'],
  ['household.aid[0] == "DIBAO"', 1, 'household.aid[0]'],
  ['person.livingState in []', 23, '[]'],
  ['person.metOn in ["2022-03-28", household.nextVisitOn]', 32, 'household.nextVisitOn'],
  ['person.illness + "x" == "x"', 1, 'person.illness + "x"'],
  ['person.illness.contains(person.guardian)', 25, 'person.guardian'],
  ['person.illness.startsWith("")', 27, '""'],
  ['person.seriousIllness < true', 1, 'person.seriousIllness < true'],
  ['dyn(person.age) == 80.0', 1, 'dyn(person.age)'],
  ['int(household.incomeRatio) == 1', 1, 'int(household.incomeRatio)'],
  ['timestamp(person.metOn) < timestamp(household.nextVisitOn)', 1, 'timestamp(person.metOn)'],
  ['cel.bind(x, person.age, x > 1)', 1, 'cel.bind(x, person.age, x > 1)'],
  ['{"a": person.age}.a == 1', 1, '{"a": person.age}.a'],
  ['has(person.disability)', 5, undefined],
  ['has(person.agge)', 5, undefined],
  ['size(person.age > 1 ? household.aid : household.memberAid) > 0', 6, 'person.age > 1 ? household.aid : household.memberAid'],
  ['person.age == 9007199254740993', 15, '9007199254740993'],
] as const)('%s is none of the dialect', (expression, column, part) => {
  expect(complaint(expression)).toMatchObject(part === undefined ? { code: 'EXPRESSION_UNKNOWN_NAME', column } : { code: 'EXPRESSION_REFUSED', column, details: { part } })
})

test('an expression of more parts than anybody reads is refused where it becomes too long', () => {
  const ages = (count: number) => `person.age in [${Array.from({ length: count }, () => '1').join(',')}]`
  expect(isCompiled(compile(ages(mostParts - 3), 'person'))).toBe(true)
  expect(complaint(ages(mostParts - 2))).toMatchObject({ code: 'EXPRESSION_TOO_MANY_PARTS', offset: ages(mostParts - 2).length - 2, details: { most: '400' } })
})

test('items of a form can be read when they are given', () => {
  const answers = { signed: { type: 'bool' }, mood: { type: 'code', codes: ['GOOD', 'LOW'] } } as const
  expect(isCompiled(compile('answers.signed && answers.mood == "LOW"', 'person', answers))).toBe(true)
  expect(compile('answers.sined', 'person', answers)).toMatchObject([{ suggestion: 'answers.signed' }])
  expect(compile('answers.mood == "LO"', 'person', answers)).toMatchObject([{ suggestion: 'LOW' }])
  expect(complaint('answers.signed')).toMatchObject({ code: 'EXPRESSION_UNKNOWN_NAME' })
})
