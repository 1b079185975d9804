import { expect, test } from 'vitest'
import { endsShort } from './ends-short.ts'
import { pieceScanner } from './scan-piece.ts'
import { Scanner } from './scanner.ts'

test.each([
  ['a whole last row without a line end', '1,2,3\n4,5,6', false],
  ['a last row that ends within a field', '1,2,3\n4,5', true],
  ['a short row with a line end, as some programs write it', '1,2,3\n4,5\n', false],
  ['a short row with the line end of old machines', '1,2,3\r4,5\r', false],
  ['a line end inside the last field', '1,2,3\n4,5,"6\n7"', false],
  ['a line end inside a field of a row that is cut off', '1,2,3\n4,"5\n6"', true],
  ['a quotation that does not end', '1,2,3\n4,"5\n6', true],
  ['blanks behind the last line end', '1,2,3\r\n  ', false],
  ['nothing', '', false],
])('%s', (_, text, isShort) => {
  const scanner = new Scanner().holdPeople(0)
  const bytes = new TextEncoder().encode(text)
  scanner.room(bytes.length).set(bytes)
  const { open } = pieceScanner({ delimiter: 0x2c, column: 0, today: '2026-11-22', allowTestRegion: true, isNational: false }, { scanner, isKeyed: false })(scanner.from, scanner.from + bytes.length, true)
  expect(endsShort(open, ',', 3)).toBe(isShort)
})
