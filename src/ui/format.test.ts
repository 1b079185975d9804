import { expect, test } from 'vitest'
import { dayOfMoment, formatBytes, formatTime } from './format.ts'

test('a moment lies on the day of the offices, not of Greenwich', () => {
  expect(dayOfMoment('2026-11-21T23:54:00.000Z')).toBe('2026-11-22')
  expect(dayOfMoment('2022-04-13')).toBe('2022-04-13')
  expect(formatTime('2026-11-21T01:20:00.000Z', 'zh-CN')).toBe('09:20')
})

test.each([
  [0, '0字节', '0 bytes'], [87, '87字节', '87 bytes'], [999, '999字节', '999 bytes'], [1000, '1 kB', '1 kB'], [3_500, '3.4 kB', '3.4 kB'], [(1 << 20) - 1, '1 MB', '1 MB'], [1 << 20, '1 MB', '1 MB'],
  [104_857_600, '100 MB', '100 MB'], [5.25 * 2 ** 30, '5.3 GB', '5.3 GB'], [2 ** 46, '64 TB', '64 TB'],
])('a file of %d bytes is one of %s', (bytes, chinese, english) => {
  expect(formatBytes(bytes, 'zh-CN')).toBe(chinese)
  expect(formatBytes(bytes, 'en')).toBe(english)
})
