import { expect, test } from 'vitest'
import { isSound, partsOfRule } from './rule-parts.ts'

const mistakes = (when: string, near?: string) => {
  const parts = partsOfRule({ of: 'household', when, ...(near !== undefined && { near }) })
  return isSound(parts) ? [] : parts.map(({ field, code, line, column }) => [field, code, line, column])
}

test('what fails for everybody, and what is the same for everybody, is no rule', () => {
  expect(mistakes('household.size > 1 &&\n  household.size / 0 > 1')).toEqual([['when', 'RULE_DIVIDES_BY_ZERO', 2, 3]])
  expect(mistakes('household.size > 1', 'household.size % 0 == 1')).toEqual([['near', 'RULE_DIVIDES_BY_ZERO', 1, 1]])
  expect(mistakes('1 < 2')).toEqual([['when', 'RULE_ASKS_NOTHING', 1, 1]])
  expect(mistakes('parameter.edgeMultiple > 1.0')).toEqual([['when', 'RULE_ASKS_NOTHING', 1, 1]])
  expect(mistakes('has(household.income12m) || 1 < 2', 'household.size / 2 > 1')).toEqual([])
})

test.each([
  ['-100', 1, 1, '-100'],
  ['20 - 50', 1, 1, '20 - 50'],
  ['household.size > 3 ? 100.0 :\n  -0.5', 2, 3, '-0.5'],
])('an amount of %s is refused: nobody is paid less than nothing', (yuan, line, column, part) => {
  const parts = partsOfRule({ of: 'household', when: 'household.size > 1', amount: { yuan } })
  expect(parts).toMatchObject([{ field: 'amount', code: 'RULE_PAYS_LESS_THAN_NOTHING', line, column, details: { part } }])
})

test.each(['0', '100', '(parameter.dibaoStandard - 10000.0) * double(household.size)'])('an amount of %s is one', (yuan) => {
  expect(isSound(partsOfRule({ of: 'household', when: 'household.size > 1', amount: { yuan } }))).toBe(true)
})
