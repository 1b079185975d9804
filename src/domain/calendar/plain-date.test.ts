import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { addDays, addMonths, compareDates, daysBetween, isPlainDate, isWithin, monthsBetween, weekdayOf } from './plain-date.ts'

const day = fc.integer({ min: 0, max: 3652058 }).map((days) => Temporal.PlainDate.from('0001-01-01').add({ days }).toString())

test('only days that exist, written in full, are dates', () => {
  for (const good of ['2022-03-28', '2000-02-29', '0001-01-01', '9999-12-31']) expect(isPlainDate(good)).toBe(true)
  for (const bad of ['2022-02-29', '1900-02-29', '2022-13-01', '2022-00-10', '2022-04-31', '2022-4-1', '20220401', '0000-01-01', '', null, 20220401, '2022-04-01T00:00']) {
    expect(isPlainDate(bad)).toBe(false)
  }
})

test('days are added and counted as Temporal does', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -4000, max: 4000 }), (date, days) => {
      const expected = Temporal.PlainDate.from(date).add({ days })
      fc.pre(expected.year >= 1 && expected.year <= 9999)
      expect(addDays(date, days)).toBe(expected.toString())
      expect(daysBetween(date, expected.toString())).toBe(days)
      expect(weekdayOf(date)).toBe(Temporal.PlainDate.from(date).dayOfWeek)
    }),
  )
})

test('months are added as Temporal does, ending on the last day of a short month', () => {
  expect(addMonths('2022-01-31', 1)).toBe('2022-02-28')
  fc.assert(
    fc.property(day, fc.integer({ min: -40, max: 40 }), (date, months) => {
      const expected = Temporal.PlainDate.from(date).add({ months })
      fc.pre(expected.year >= 1 && expected.year <= 9999)
      expect(addMonths(date, months)).toBe(expected.toString())
    }),
  )
})

test('dates sort by day', () => {
  fc.assert(
    fc.property(day, day, (a, b) => {
      expect(compareDates(a, b)).toBe(Math.sign(daysBetween(b, a)))
    }),
  )
})

test('a span has its first day and not its end', () => {
  const span = { from: '2022-04-01', to: '2022-05-01' }
  expect([isWithin('2022-03-31', span), isWithin('2022-04-01', span), isWithin('2022-04-30', span), isWithin('2022-05-01', span)]).toEqual([false, true, true, false])
  expect(isWithin('2030-01-01', {})).toBe(true)
})

test('completed months are the most that can be added without passing the day', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 4000 }), (from, days) => {
      fc.pre(from < '9970-01-01')
      const to = addDays(from, days)
      const months = monthsBetween(from, to)
      expect(addMonths(from, months) <= to && addMonths(from, months + 1) > to).toBe(true)
    }),
  )
  expect([monthsBetween('2022-01-31', '2022-02-28'), monthsBetween('2022-01-31', '2022-02-27'), monthsBetween('2022-03-01', '2022-01-01')]).toEqual([1, 0, 0])
})
