import { expect, test } from 'vitest'
import type { ImportOutcome } from '../../database/tables.ts'
import { outcomesOf, packOutcomes } from './packed-outcomes.ts'

const said = { column: 3, heading: '备注', code: 'TEXT_CUT', details: { most: 500 } }
const outcomes: ImportOutcome[] = [
  { sheet: 0, row: 3, state: 'IMPORTED', household: 'one', complaints: [] },
  { sheet: 0, row: 4, state: 'REFUSED', household: null, complaints: [said] },
  { sheet: 0, row: 7, state: 'ALREADY_IN', household: 'two', complaints: [] },
  { sheet: 2, row: 8, state: 'SKIPPED', household: null, complaints: [] },
  { sheet: 2, row: 9, state: 'IMPORTED', household: 'one', complaints: [said, said] },
]

test('what became of rows is read as it was stored', () => {
  const { states, outcomes: packed } = packOutcomes(outcomes)
  expect(states).toBe('IRASI')
  expect(packed.runs).toEqual([[0, 3, 2], [0, 7, 1], [2, 8, 2]])
  expect(outcomesOf({ states, outcomes: JSON.parse(JSON.stringify(packed)) as typeof packed })).toEqual(outcomes)
})

test('parts of earlier releases are read as they are', () => {
  expect(outcomesOf({ states: 'IRASI', outcomes })).toEqual(outcomes)
})

test('a part without rows', () => {
  const { states, outcomes: packed } = packOutcomes([])
  expect(outcomesOf({ states, outcomes: packed })).toEqual([])
})
