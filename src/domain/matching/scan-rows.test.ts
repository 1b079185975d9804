import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkCharacterOf } from '../id/check-character.ts'
import { checkCitizenId } from '../id/citizen-id.ts'
import { endOfRecords } from './delimited.ts'
import { IdTable } from './id-table.ts'
import { rowScanner, type ScannedRows } from './scan-rows.ts'

const today = '2026-11-22'
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const idOf = (first17: string) => first17 + checkCharacterOf(first17)

const digits = (length: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''))
const birth = fc.tuple(fc.integer({ min: 1880, max: 2030 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 })).map(([year, month, day]) => `${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`)
const soundId = fc.tuple(fc.constantFrom('990010', '990099', '110101', '320413', '500999', '810000', '000000', '991101'), birth, digits(3)).map((parts) => idOf(parts.join('')))
const full = (text: string) => text.replaceAll(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
const spelling = fc.constantFrom<(id: string) => string>(
  (id) => id, (id) => id, (id) => id, (id) => id.toLowerCase(), (id) => ` ${id} `, (id) => `'${id}`, full, (id) => `"${id}"`, (id) => `="${id}"`, (id) => `"=""${id}"""`,
  (id) => id.slice(0, 6) + id.slice(8, 17), (id) => `${id[0]}.${id.slice(1, 6)}E+17`, (id) => `${id.slice(0, 17)}${id[17] === '1' ? '2' : '1'}`, (id) => `${id.slice(0, 15)}000`, (id) => id.slice(1), () => '', () => '　', () => '无',
  (id) => `"${id}\n"`, (id) => `${id} ${id}`,
)
const other = fc.constantFrom('', '王芳', '"张，""三"""', '"第一行\n第二行"', '"a,b\r\nc"', '5"', '12.50', 'x"y"')

interface Row {
  readonly before: readonly string[]
  readonly written: string
  readonly behind: readonly string[]
  readonly isShort: boolean
}
const column = 2
const row: fc.Arbitrary<Row> = fc.record({ before: fc.array(other, { minLength: column, maxLength: column }), written: fc.tuple(soundId, spelling).map(([id, spell]) => spell(id)), behind: fc.array(other, { maxLength: 3 }), isShort: fc.nat({ max: 20 }).map((n) => n === 0) })
const lineEnd = fc.constantFrom('\n', '\r\n', '\r')

function plainOf(written: string): string {
  const plain = written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written
  return /^="[^"]*"$/.test(plain) ? plain.slice(2, -1) : plain
}

test('a row is found, refused or left out exactly as its id alone would be, wherever it stands and however it is written', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), lineEnd, fc.boolean(), fc.func(fc.boolean()), (rows, end, endsOpen, isOurs) => {
      const texts = rows.map(({ before, written, behind, isShort }) => (isShort ? ['short', ...before.slice(2)] : [...before, written, ...behind]).join(','))
      const text = texts.join(end) + (endsOpen ? '' : end)
      const expected: { hits: { text: string; id: string }[]; faults: string[]; withoutId: number } = { hits: [], faults: [], withoutId: 0 }
      const ids = new Map<string, number>()
      for (const [at, { written, isShort }] of rows.entries()) {
        const check = checkCitizenId(isShort ? '' : plainOf(written), { allowTestRegion: true, today })
        if (!check.ok && check.fault === 'EMPTY') expected.withoutId++
        else if (!check.ok) expected.faults.push(check.fault)
        else if (isOurs(check.id)) {
          if (!ids.has(check.id)) ids.set(check.id, ids.size)
          expected.hits.push({ text: texts[at]!, id: check.id })
        }
      }
      const table = IdTable.for(ids.size)
      for (const [id, holder] of ids) table.add(id, holder)
      const bytes = new TextEncoder().encode(text)
      const found = rowScanner({ delimiter: 0x2c, column, today, allowTestRegion: true, decode }, (...ids) => table.findAll(...ids))(bytes, bytes.length)
      expect(found.rows).toBe(rows.length)
      expect(found.empty).toHaveLength(expected.withoutId)
      expect(found.refused.map(({ fault }) => fault)).toEqual(expected.faults)
      expect(found.hits.map(({ from, to, holder }) => ({ text: decode(bytes.subarray(from, to)), holder }))).toEqual(expected.hits.map(({ text: line, id }) => ({ text: line, holder: ids.get(id) })))
    }),
    { numRuns: 2000 },
  )
})

test('cut into pieces anywhere, a text gives the same rows on the same lines', () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), lineEnd, fc.integer({ min: 1, max: 200 }), (rows, end, size) => {
      const text = rows.map(({ before, written, behind }) => [...before, written, ...behind].join(',')).join(end) + end
      const bytes = new TextEncoder().encode(text)
      const table = IdTable.for(rows.length)
      for (const { written } of rows) {
        const check = checkCitizenId(plainOf(written), { allowTestRegion: true, today })
        if (check.ok) table.add(check.id, 0)
      }
      const scan = rowScanner({ delimiter: 0x2c, column, today, allowTestRegion: true, decode }, (...ids) => table.findAll(...ids))
      const [whole, pieced] = [placesOf(scan(bytes, bytes.length), 0), { rows: 0, lines: 0, hits: [] as number[], refused: [] as number[] }]
      for (let [from, read] = [0, 0]; from < bytes.length; ) {
        read = Math.min(bytes.length, read + size)
        const behind = read === bytes.length ? read : endOfRecords(bytes, from, read, 0x2c)
        const piece = placesOf(scan(bytes.subarray(from, behind), behind - from), pieced.lines)
        pieced.rows += piece.rows
        pieced.lines += piece.lines
        pieced.hits.push(...piece.hits)
        pieced.refused.push(...piece.refused)
        from = behind
      }
      expect(pieced).toEqual(whole)
    }),
    { numRuns: 1000 },
  )
})

test('a long text is cut behind its last whole record, wherever quotes are far apart or close together', () => {
  const filler = fc.nat({ max: 12_000 }).map((length) => 'x,'.repeat(length / 2))
  fc.assert(
    fc.property(fc.array(fc.tuple(filler, fc.array(other, { minLength: 1, maxLength: 6 })), { minLength: 1, maxLength: 8 }), lineEnd, fc.double({ min: 0, max: 1, noNaN: true }), (rows, end, share) => {
      const records = rows.flatMap(([before, fields]) => (before === '' ? [fields.join(',')] : [before, fields.join(','), before])).map((record) => record || 'x')
      const bytes = new TextEncoder().encode(records.map((record) => record + end).join(''))
      const ends: number[] = []
      for (const record of records) ends.push((ends.at(-1) ?? 0) + new TextEncoder().encode(record + end).length)
      const cut = Math.round(bytes.length * share)
      // Whether a carriage return ends its record shows at the byte behind it.
      const known = ends.filter((one) => one < cut || (one === cut && end !== '\r'))
      expect(endOfRecords(bytes, 0, cut, 0x2c)).toBe(known.at(-1) ?? 0)
    }),
    { numRuns: 500 },
  )
})

function placesOf({ rows, lines, hits, refused }: ScannedRows, before: number) {
  return { rows, lines, hits: hits.map(({ line }) => before + line), refused: refused.map(({ line }) => before + line) }
}

test('a table finds each id that was put in and no other', () => {
  fc.assert(
    fc.property(fc.uniqueArray(soundId, { selector: (id) => id.slice(0, 17), maxLength: 300 }), fc.array(soundId, { maxLength: 100 }), (ids, others) => {
      const table = IdTable.for(1)
      const large = IdTable.for(ids.length)
      for (const [holder, id] of ids.entries()) expect(large.add(id, holder)).toBeUndefined()
      if (ids[0]) expect(large.add(ids[0], 7)).toBe(0)
      for (const [holder, id] of ids.entries()) expect(new IdTable(large.parts).findId(id)).toBe(holder)
      for (const id of others) {
        expect(large.findId(id)).toBe(ids.findIndex((one) => one.slice(0, 17) === id.slice(0, 17)))
        expect(table.findId(id)).toBe(-1)
      }
    }),
  )
})
