import { expect, test } from 'vitest'
import { dayOfMoment, formatTime } from './format.ts'

test('a moment lies on the day of the offices, not of Greenwich', () => {
  expect(dayOfMoment('2026-11-21T23:54:00.000Z')).toBe('2026-11-22')
  expect(dayOfMoment('2022-04-13')).toBe('2022-04-13')
  expect(formatTime('2026-11-21T01:20:00.000Z', 'zh-CN')).toBe('09:20')
})
