import { expect, test } from 'vitest'
import { endsShort } from './ends-short.ts'

test.each([
  ['a whole last row without a line end', '1,2,3\n4,5,6', false],
  ['a last row that ends within a field', '1,2,3\n4,5', true],
  ['a short row with a line end, as some programs write it', '1,2,3\n4,5\n', false],
  ['a short row with the line end of old machines', '1,2,3\r4,5\r', false],
  ['a line end inside the last field', '1,2,3\n4,5,"6\n7"', false],
  ['a line end inside a field of a row that is cut off', '1,2,3\n4,"5\n6"', true],
  ['blanks behind the last line end', '1,2,3\r\n  ', false],
  ['nothing', '', false],
])('%s', (_, text, isShort) => {
  expect(endsShort(new TextEncoder().encode(text), ',', 3)).toBe(isShort)
})
