import { expect, test } from 'vitest'
import type { Fact } from './facts.ts'
import { selfCareClass, selfCareItems, selfCareOf } from './self-care.ts'

const assessed = (unmet: number, asOf: string): Record<string, Fact> =>
  Object.fromEntries(selfCareItems.map((name, index) => [name, { value: index >= unmet, asOf, source: 'visit' }]))

test.each([
  [0, 'ABLE'],
  [1, 'PARTLY_LOST'],
  [3, 'PARTLY_LOST'],
  [4, 'LOST'],
  [6, 'LOST'],
])('%i items not met: %s', (unmet, expected) => {
  expect(selfCareClass(unmet)).toBe(expected)
  expect(selfCareOf(assessed(unmet, '2022-04-20'))).toBe(expected)
})

test('no assessment, or half of one, is not "able"', () => {
  expect(selfCareOf({})).toBeUndefined()
  const { [selfCareItems[5]]: _, ...five } = assessed(0, '2022-04-20')
  expect(selfCareOf(five)).toBeUndefined()
})

test('of a class handed in and the six items the later one holds', () => {
  const handedIn = (asOf: string) => ({ selfCare: { value: 'LOST', asOf, source: 'import' } })
  expect(selfCareOf(handedIn('2022-01-01'))).toBe('LOST')
  expect(selfCareOf({ ...assessed(0, '2022-04-20'), ...handedIn('2022-01-01') })).toBe('ABLE')
  expect(selfCareOf({ ...assessed(0, '2022-04-20'), ...handedIn('2022-05-01') })).toBe('LOST')
})
