import { expect, test } from 'vitest'
import { provisionalNumber } from './provisional-number.ts'

test('a provisional number names town and village and counts there', () => {
  expect(provisionalNumber('990010001003', 7)).toBe('无证-001003-0007')
  expect(provisionalNumber('990010001000', 12345)).toBe('无证-001000-12345')
})
