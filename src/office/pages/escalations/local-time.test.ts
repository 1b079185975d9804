import { expect, test } from 'vitest'
import { fromLocal, toLocal } from './local-time.ts'

test('a field shows Beijing time and gives the same minute back', () => {
  const at = new Date('2026-11-21T23:59:00Z')
  expect(toLocal(at)).toBe('2026-11-22T07:59')
  expect(Date.parse(fromLocal(toLocal(at)))).toBe(at.getTime())
})
