import { expect, test } from 'vitest'
import { isFitting } from './is-fitting.ts'

test.each([
  [{ type: 'money' }, 1200, true], [{ type: 'money' }, -1, false], [{ type: 'money' }, 1.5, false],
  [{ type: 'date' }, '2026-02-28', true], [{ type: 'date' }, '2026-02-30', false],
  [{ type: 'code', list: 'living-state' }, 'LIVES_ALONE', true], [{ type: 'code', list: 'living-state' }, 'ALONE', false],
  [{ type: 'codes', list: 'aid-kind' }, ['DIBAO'], true], [{ type: 'codes', list: 'aid-kind' }, ['DIBAO', 'X'], false],
  [{ type: 'bool' }, 'true', false], [{ type: 'int' }, 2, true], [{ type: 'double' }, Number.NaN, false], [{ type: 'text' }, ' ', false],
] as const)('%o takes %o: %s', (indicator, value, fits) => {
  expect(isFitting(indicator, value)).toBe(fits)
})
