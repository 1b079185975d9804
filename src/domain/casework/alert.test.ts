import { expect, test } from 'vitest'
import { alertCourse, isClosed, mayBecome, type AlertState } from './alert.ts'

test('an alert ends helped, not needed or wrong, and does not come back from there', () => {
  const states = Object.keys(alertCourse) as AlertState[]
  expect(states.filter(isClosed)).toEqual(['HELPED', 'NO_NEED', 'WRONG', 'WITHDRAWN'])
  for (const from of states) expect(mayBecome(from, 'WITHDRAWN')).toBe(false)
  for (const from of states) expect(mayBecome(from, 'NEW')).toBe(false)
  for (const to of ['HELPED', 'NO_NEED', 'WRONG'] as const) expect([mayBecome('NEW', to), mayBecome('VISITING', to)]).toEqual([true, true])
})
