import { expect, test } from 'vitest'
import { isSeenBy, nextDue } from './follow-up.ts'

test('the next visit counts from when somebody was last seen, or from the day of listing', () => {
  expect(nextDue(null, '2026-11-01', 7)).toBe('2026-11-08')
  expect(nextDue('2026-11-05', '2026-11-01', 30)).toBe('2026-12-05')
  expect(nextDue('2026-10-05', '2026-11-01', 30)).toBe('2026-12-01')
})

test('nobody is seen by telephone', () => {
  expect(['HOME', 'VIDEO', 'PHONE', 'WECHAT'].map(isSeenBy)).toEqual([true, true, false, false])
})
