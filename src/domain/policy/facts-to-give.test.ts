import { expect, test } from 'vitest'
import { fact, householdOf, member } from '#test/household-facts.ts'
import { wordsOf } from '#test/words-of.ts'
import { compile, isCompiled } from './compile.ts'
import { evaluate, isUnknown } from './evaluate.ts'
import type { HouseholdFacts } from './facts.ts'
import { contextOf } from './indicators-of.ts'
import { factsToGive } from './facts-to-give.ts'
import { factName } from './value-text.ts'

function wanting(expression: string, facts: HouseholdFacts, personId?: string): string[] {
  const rule = compile(expression, personId === undefined ? 'household' : 'person')
  if (!isCompiled(rule)) throw new Error(expression)
  const verdict = evaluate(rule, contextOf(facts, personId)!)
  if (!isUnknown(verdict)) throw new Error(`${expression} is known`)
  return factsToGive(verdict.unknown, facts, personId).map(({ name, personId: whose }) => (whose === undefined ? name : `${whose} ${name}`)).sort()
}

const two = [member('a', { birthDate: '1950-01-01', facts: { 'disability.kind': 'NONE' } }), member('b', { facts: { 'disability.kind': 'PHYSICAL' } })]

test('of a ratio the income, the standard, or both', () => {
  const standard = { name: 'dibaoStandard', areaPath: '', hukou: '', from: '2022-01-01', value: 70_000, recordedAt: '2022-01-01' }
  expect(wanting('household.incomeRatio < parameter.edgeMultiple', householdOf(two))).toEqual(['household.income12m', 'parameter.dibaoStandard', 'parameter.edgeMultiple'])
  expect(wanting('household.incomeRatio < 1.0', { ...householdOf(two), parameters: [standard] })).toEqual(['household.income12m'])
  expect(wanting('household.incomeRatio < 1.0', householdOf(two, { facts: { income12m: 1 } }))).toEqual(['parameter.dibaoStandard'])
})

test('of a count whoever it does not know, and of a disability that there is the level', () => {
  expect(wanting('household.elders > 0', householdOf(two))).toEqual(['b person.birthDate'])
  expect(wanting('household.hasSevereDisability', householdOf(two))).toEqual(['b person.disability.level'])
  expect(wanting('household.hasStudent', householdOf(two))).toEqual(['a person.schooling', 'b person.schooling'])
  expect(wanting('person.severe.tekun', householdOf([...two, member('c')]), 'c')).toEqual(['c person.disability.kind', 'c person.disability.level'])
})

test('since when a parent is away only where that decides', () => {
  const child = (facts: Record<string, string>) => householdOf([member('a', { birthDate: '2015-01-01', facts })])
  expect(wanting('person.parentsQualify', child({}), 'a')).toEqual(['a person.father.state', 'a person.mother.state'])
  expect(wanting('person.parentsQualify', child({ 'father.state': 'DEAD', 'mother.state': 'PRISON' }), 'a')).toEqual(['a person.mother.since'])
})

test('of a sum the kinds that were not asked for; what nobody can give stays as it is', () => {
  const spent = householdOf([{ ...member('a'), facts: { x: fact(1) } }], { facts: { 'spent.medical': 1, 'spent.schooling': 1, 'spent.rehab': 1, 'spent.accident': 1 } })
  expect(wanting('household.rigidExpenditure12m > 1.0', spent)).toEqual(['household.spent.other'])
  expect(wanting('person.daysSinceSeen > 7', spent, 'a')).toEqual(['a person.daysSinceSeen'])
})

test('each has a name in both languages', () => {
  expect([factName('person.birthDate', wordsOf('zh')), factName('parameter.edgeMultiple', wordsOf('en'))]).toEqual(['出生日期', 'edge line (times the standard)'])
})
