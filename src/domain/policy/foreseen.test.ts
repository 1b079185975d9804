import { expect, test } from 'vitest'
import { foreseenUntil } from './foreseen.ts'

test.each([['2026-01-01', '2027-12-31'], ['2026-12-31', '2027-12-31']])('on %s one sees to %s', (today, until) => {
  expect(foreseenUntil(today)).toBe(until)
})
