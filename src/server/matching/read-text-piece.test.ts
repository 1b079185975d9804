import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openText } from './open-text.ts'
import { textPart } from './read-text-piece.ts'
import { pieceScanner } from './scan-piece.ts'
import { Scanner } from './scanner.ts'

const heading = '姓名,身份证号,备注\n'
// 亅 is 81 7C in GB18030, and 7C alone is the upright stroke.
const characters = new Map([['姓', 'd0d5'], ['名', 'c3fb'], ['身', 'c9ed'], ['份', 'b7dd'], ['证', 'd6a4'], ['号', 'bac5'], ['备', 'b1b8'], ['注', 'd7a2'], ['一', 'd2bb'], ['亅', '817c']])
const national = (text: string) => Buffer.concat([...text].map((one) => (characters.has(one) ? Buffer.from(characters.get(one)!, 'hex') : Buffer.from(one))))

const encodings: [string, (text: string) => Buffer, (bytes: Uint8Array) => string][] = [
  ['UTF-8', (text) => Buffer.from(text), (bytes) => new TextDecoder().decode(bytes)],
  ['UTF-8 with a mark', (text) => Buffer.from(`\ufeff${text}`), (bytes) => new TextDecoder().decode(bytes)],
  ['UTF-16', (text) => Buffer.from(`\ufeff${text}`, 'utf16le'), (bytes) => new TextDecoder().decode(bytes)],
  ['GB18030', national, (bytes) => new TextDecoder('gb18030').decode(bytes)],
  ['GB18030 with upright strokes', (text) => national(text.replaceAll(',', '|')), (bytes) => new TextDecoder().decode(bytes).replaceAll('|', ',')],
]

const field = fc.array(fc.constantFrom('一', '亅', 'x', '"', '\n', '\r', ' '), { maxLength: 6 }).map((parts) => parts.join(''))
const written = (text: string) => (/["\n\r,]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

test.each(encodings)('a text in %s, cut anywhere, comes out whole', (_, encode, decode) => {
  fc.assert(
    fc.property(fc.array(fc.tuple(field, field), { minLength: 1, maxLength: 12 }), fc.integer({ min: 40, max: 200 }), fc.constantFrom('\n', '\r\n'), (rows, size, end) => {
      const body = rows.map(([name, note]) => `${written(name)},990010193001150015,${written(note)}`).join(end)
      const file = new Uint8Array(encode(heading + body))
      const { columns: _columns, ...shape } = openText(file, 'x.csv', {}, '2026-11-22')
      const scanner = new Scanner().holdPeople(0)
      const scan = pieceScanner({ delimiter: shape.delimiter.charCodeAt(0), column: 1, today: '2026-11-22', allowTestRegion: true, isNational: false }, { scanner, isKeyed: false })
      let [at, out, longest] = [0, '', size]
      while (at < file.length) {
        const part = file.slice(at, at + longest)
        const isLast = at + part.length === file.length
        const { records, consumedBy } = textPart(part, shape, { isFirst: at === 0, isLast })
        scanner.room(records.length).set(records)
        const to = scan(scanner.from, scanner.from + records.length, isLast).end
        const consumed = consumedBy(to - scanner.from)
        if (consumed === 0) {
          longest += size
          continue
        }
        out += decode(scanner.memory.subarray(scanner.from, to))
        at += consumed
      }
      expect(out).toBe(body)
    }),
    { numRuns: 150 },
  )
})
