import { expect, test } from 'vitest'
import { endsQuoted, endsShort } from './ends-short.ts'
import { pieceScanner } from './scan-piece.ts'
import { Scanner } from './scanner.ts'

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
  expect(endsShort(scanned(text).open, ',', 3)).toBe(isShort)
})

test.each([
  ['in the middle of a row', '1,2,3\n4,"5\n6'],
  ['in the last column', '1,2,"3\n4,5,6\n7,8,9\n'],
  ['at the beginning of the last row', '1,2,3\n"4,5,6'],
  ['behind quotes that stand for one', '1,2,"3""\n4,5,6'],
  ['at the end', '1,2,"'],
])('a quotation that begins %s and does not end is a problem, whatever its size', (_, text) => {
  expect(() => scanned(text)).toThrow(expect.objectContaining({ code: 'MATCH_QUOTE_OPEN' }))
})

test.each(['"1"","', '1,"2"x,"3"', '1,x"2,"",3"', '"1,""2"'])('%s ends outside of quotations', (text) => {
  expect(scanned(text).rows).toBe(1)
  expect(endsQuoted(text, ',')).toBe(false)
})

function scanned(text: string) {
  const scanner = new Scanner().holdPeople(0)
  const bytes = new TextEncoder().encode(text)
  scanner.room(bytes.length).set(bytes)
  return pieceScanner({ delimiter: 0x2c, column: 0, today: '2026-11-22', allowTestRegion: true, isNational: false }, { scanner, isKeyed: false })(scanner.from, scanner.from + bytes.length, true)
}
