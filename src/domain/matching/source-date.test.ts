import { expect, test } from 'vitest'
import { mayBeSourceDate } from './source-date.ts'

test.each([['2026-11-22', true], ['2026-11-23', false], ['2016-11-22', true], ['2016-11-21', false], ['1900-01-01', false]])('data handed over on 22 November 2026 may be of %s: %s', (date, may) => {
  expect(mayBeSourceDate(date, '2026-11-22')).toBe(may)
})
