import { expect, test } from 'vitest'
import { datasetOf } from './datasets.ts'
import { dueOn, isDue, standingOf, type Delivery } from './delivery.ts'

const delivery = (sourceDate: string, more: Partial<Delivery> = {}): Delivery => ({ sourceDate, rows: 5000, households: 900, leftOut: 0, isOfDistrict: true, ...more })

test('the youngest delivery that looked for all and has rows stands for its data set', () => {
  expect(standingOf([])).toEqual({ whole: undefined, part: undefined })
  const [old, young] = [delivery('2026-09-30'), delivery('2026-10-31', { rows: 600, leftOut: 100 })]
  expect(standingOf([old, young])).toEqual({ whole: young, part: undefined })
})

test.each([
  ['HOUSEHOLDS', { leftOut: 101 }], ['AREA', { isOfDistrict: false }], ['ROWS', { rows: 2 }], ['ROWS', { rows: 499 }],
] as const)('one that lacks %s is told beside the one before it, and stands for nothing: %j', (lacks, more) => {
  const [whole, thin] = [delivery('2026-09-30'), delivery('2026-10-31', more)]
  expect(standingOf([whole, thin])).toEqual({ whole, part: { of: thin, lacks } })
  expect(standingOf([thin, whole])).toEqual({ whole, part: undefined })
})

test('questions about single people never become a delivery; a file that is small twice is what there is', () => {
  const single = delivery('2026-10-31', { rows: 1 })
  expect(standingOf([single, single, single])).toEqual({ whole: undefined, part: { of: single, lacks: 'ROWS' } })
  const [all, small, again] = [delivery('2026-09-30', { rows: 90_000 }), delivery('2026-10-31', { rows: 40 }), delivery('2026-11-20', { rows: 38 })]
  expect(standingOf([all, small])).toEqual({ whole: all, part: { of: small, lacks: 'ROWS' } })
  expect(standingOf([all, small, again])).toEqual({ whole: again, part: undefined })
})

test('a small part of our people says nothing of how many rows there are', () => {
  const [part, whole] = [delivery('2026-09-30', { rows: 90_000, leftOut: 400 }), delivery('2026-10-31', { rows: 40 })]
  expect(standingOf([part, whole])).toEqual({ whole, part: undefined })
})

test('data of the last day of the cycle are not due yet; what never came is', () => {
  expect(dueOn(datasetOf('DEATHS'), delivery('2026-10-20'))).toBe('2026-11-21')
  expect(dueOn(datasetOf('DEATHS'), undefined)).toBeNull()
  expect(['2026-11-20', '2026-11-21'].map((today) => isDue(datasetOf('DEATHS'), delivery('2026-10-20'), today))).toEqual([false, true])
  expect(isDue(datasetOf('DEATHS'), undefined, '2026-11-20')).toBe(true)
})
