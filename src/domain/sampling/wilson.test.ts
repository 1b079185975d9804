import { expect, test } from 'vitest'
import { wilsonInterval } from './wilson.ts'

// Newcombe (1998), Two-sided confidence intervals for the single proportion, table I, method 3.
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('%i of %i', (hits, size, from, to) => {
  const found = wilsonInterval(hits, size)!
  expect(found.share).toBeCloseTo(hits / size, 10)
  expect(found.from).toBeCloseTo(from, 4)
  expect(found.to).toBeCloseTo(to, 4)
})

test('all of them, and none that were looked at', () => {
  expect(wilsonInterval(5, 5)!.to).toBe(1)
  expect(wilsonInterval(0, 0)).toBeUndefined()
})
