import { expect, test } from 'vitest'
import { whyNothingRead } from './why-nothing-read.ts'

test.each([
  [{ rows: 0, refused: 0, withoutId: 0, looksByName: true }, 'WORKBOOK_EMPTY'],
  [{ rows: 3, refused: 3, withoutId: 0, looksByName: false }, 'MATCH_ALL_REFUSED'],
  [{ rows: 3, refused: 1, withoutId: 2, looksByName: false }, 'MATCH_ALL_REFUSED'],
  [{ rows: 3, refused: 1, withoutId: 2, looksByName: true }, undefined],
  [{ rows: 3, refused: 3, withoutId: 3, looksByName: true }, 'MATCH_ALL_REFUSED'],
  [{ rows: 3, refused: 1, withoutId: 1, looksByName: false }, undefined],
])('of %j nothing is read: %s', (read, why) => {
  expect(whyNothingRead(read)).toBe(why)
})
