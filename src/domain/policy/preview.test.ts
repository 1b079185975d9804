import { expect, test } from 'vitest'
import { householdOf, member } from '#test/household-facts.ts'
import { compile, isCompiled } from './compile.ts'
import type { HouseholdFacts } from './facts.ts'
import { PreviewColumns } from './preview.ts'

const rule = (when: string) => {
  const outcome = compile(when, 'person')
  if (!isCompiled(outcome)) throw new Error(JSON.stringify(outcome))
  return outcome
}
const aged = (id: string, birthDate: string | undefined, areaPath: string): HouseholdFacts => {
  const made = householdOf([member(`${id}-p`, birthDate === undefined ? {} : { birthDate })])
  return { ...made, household: { ...made.household, id, areaPath } }
}

test('who enters and who leaves, by area', () => {
  const columns = new PreviewColumns(['person.age'])
  for (const [id, born, path] of [['a', '1930-01-01', 'd/t/v/'], ['b', '1938-01-01', 'd/t/w/'], ['c', '1945-01-01', 'd/u/v/'], ['d', undefined, 'd/u/v/'], ['e', '1990-01-01', 'd/u/v/']] as const) columns.add(aged(id, born, path))
  columns.add(householdOf([]))
  const towns = (path: string) => path.split('/').slice(0, 2).join('/')
  const wider = columns.preview(rule('person.age >= 75'), rule('person.age >= 80'), towns, 10)
  expect(Object.fromEntries(wider.byArea)).toEqual({ 'd/t': { all: 2, holds: 2, enters: 0, leaves: 0, unknown: 0, failed: 0 }, 'd/u': { all: 3, holds: 1, enters: 1, leaves: 0, unknown: 1, failed: 0 } })
  expect([wider.entering, wider.leaving]).toEqual([[{ householdId: 'c', personId: 'c-p' }], []])
  const other = columns.preview(rule('person.age < 90'), rule('person.age >= 80'), () => 'd', 1)
  expect(Object.fromEntries(other.byArea)).toEqual({ d: { all: 5, holds: 3, enters: 2, leaves: 1, unknown: 1, failed: 0 } })
  expect([other.entering.length, other.leaving]).toEqual([1, [{ householdId: 'a', personId: 'a-p' }]])
  expect(columns.preview(rule('person.age >= 75'), undefined, () => 'd', 10).entering.map((one) => one.householdId)).toEqual(['a', 'b', 'c'])
})

test('for whom a rule fails, and by what', () => {
  const columns = new PreviewColumns(['person.age', 'household.size'])
  columns.add(aged('a', '1930-01-01', 'd/t/'))
  columns.add(aged('b', undefined, 'd/t/'))
  const failing = columns.preview(rule('person.age / (household.size - 1) > 1'), undefined, () => 'd', 10)
  expect(failing.byArea.get('d')).toEqual({ all: 2, holds: 0, enters: 0, leaves: 0, unknown: 1, failed: 1 })
  expect(failing.failure).toEqual({ code: 'division_by_zero', at: { householdId: 'a', personId: 'a-p' } })
})
