import { expect, test } from 'vitest'
import { reopenedBy, type Closed, type FoundAgain } from './reopening.ts'

const roof: Closed = { id: 'a', kind: 'house-unsafe', personId: null, closedOn: '2026-05-01' }
const found = (change: Partial<FoundAgain> = {}): FoundAgain => ({ kind: 'house-unsafe', personId: null, isFixedOnSpot: false, on: '2026-06-01', ...change })

test('the same kind for the same subject brings the old problem back, the one closed last, and only once', () => {
  const later = { ...roof, id: 'b', closedOn: '2026-05-20' }
  expect(reopenedBy([found(), found(), found()], [roof, later], [])).toEqual(['b', 'a', undefined])
})

test.each([
  ['another kind', { kind: 'care-missing' }],
  ['another person', { personId: 'p' }],
  ['fixed on the spot', { isFixedOnSpot: true }],
  ['a visit before it was closed', { on: '2026-04-30' }],
])('%s is a problem of its own', (_name, change) => {
  expect(reopenedBy([found(change)], [roof], [])).toEqual([undefined])
})

test('a kind that says too little never comes back', () => {
  expect(reopenedBy([found()], [roof], ['house-unsafe'])).toEqual([undefined])
})
