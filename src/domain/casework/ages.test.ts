import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../calendar/plain-date.ts'
import { ageBands, foundWithin } from './ages.ts'

test('bands follow each other without a gap; every day lies in exactly one', () => {
  expect(ageBands().map((band) => band.id)).toEqual(['0-7', '8-30', '31-90', '91-'])
  const limits = fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { maxLength: 6 }).map((days) => days.sort((a, b) => a - b))
  fc.assert(
    fc.property(limits, fc.integer({ min: 0, max: 900 }), (days, age) => {
      const found = addDays('2026-11-21', -age)
      const holds = ageBands(days).filter((band) => {
        const { from, until } = foundWithin(band, '2026-11-21')
        return (from === undefined || found >= from) && found <= until
      })
      expect(holds).toHaveLength(1)
    }),
  )
})
