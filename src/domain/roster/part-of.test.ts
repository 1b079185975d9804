import { expect, test } from 'vitest'
import { householdOf, member } from '#test/household-facts.ts'
import { planOf } from '#test/plan-files.ts'
import type { HouseholdFacts } from '../policy/facts.ts'
import { keptLabelsOf } from './kept-labels.ts'
import { partOf } from './part-of.ts'

const plan = planOf('jintan-2022')
const part = (facts: HouseholdFacts, sources: readonly string[] = []) => partOf(plan, keptLabelsOf(plan, [facts])[0]!.part, sources)
const elder = member('1', { birthDate: '1938-02-01', facts: { livingState: 'LIVES_ALONE' } })
const adult = member('2', { birthDate: '1980-02-01' })

test('who receives aid is covered, wherever the clue came from', () => {
  expect(part(householdOf([adult], { aid: ['DIBAO'] }))).toBe('covered')
  expect(part(householdOf([{ ...adult, aid: [{ kind: 'DISABILITY_LIVING' }] }], {}), ['disability-not-covered'])).toBe('covered')
  expect(part(householdOf([{ ...adult, aid: [{ kind: 'DISABILITY_LIVING', to: '2022-04-01' }] }], {}))).toBe('possible')
})

test('without aid the clue decides, then a population of the notice, then the rest', () => {
  expect(part(householdOf([elder]))).toBe('covered')
  expect(part(householdOf([elder]), ['sudden-event'])).toBe('possible')
  expect(part(householdOf([adult]), ['never-applied'])).toBe('possible')
  expect(part(householdOf([adult]))).toBe('possible')
})

test('another notice has other parts, and nothing of this one is known to the engine', () => {
  const clause = plan.rosters[0]!.clause
  const other = {
    ...plan,
    rosters: [{ ...plan.rosters[0]!, parts: [{ id: 'scattered', title: { zh: '分散', en: 'Scattered' }, when: '"TEKUN" in household.memberAid', clause }, { id: 'children', title: { zh: '儿童', en: 'Children' }, clause }, { id: 'rest', title: { zh: '其他', en: 'Rest' }, clause }] }],
    populations: [{ id: 'child', title: { zh: '儿童', en: 'Child' }, of: 'person' as const, when: 'person.age < 18', focus: [], checks: [], part: 'children', clause }],
    sources: [],
  }
  const of = (facts: HouseholdFacts) => partOf(other, keptLabelsOf(other, [facts])[0]!.part, ['sudden-event'])
  expect(of(householdOf([{ ...adult, aid: [{ kind: 'TEKUN' }] }]))).toBe('scattered')
  expect(of(householdOf([adult, member('3', { birthDate: '2015-01-01' })]))).toBe('children')
  expect(of(householdOf([adult]))).toBe('rest')
  expect(partOf({ rosters: [], sources: [] }, undefined, [])).toBe('')
})
