import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkCharacterOf } from '#domain/id/check-character.ts'
import { checkIdOfRow } from '#domain/matching/check-id-of-row.ts'
import { fieldText } from '#domain/matching/field-text.ts'
import { decodedText } from '../workbook/csv-encoding.ts'
import { encodeText } from '../workbook/encode-text.ts'
import { scanCsv } from '../workbook/scan-csv.ts'
import { decoderOf } from './decode.ts'
import { rowScanner, type ScannedRows } from './scan-rows.ts'
import { Scanner } from './scanner.ts'

const today = '2026-11-22'
const idOf = (first17: string) => first17 + checkCharacterOf(first17)

const digits = (length: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''))
const birth = fc.tuple(fc.integer({ min: 1880, max: 2030 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 })).map(([year, month, day]) => `${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`)
const soundId = fc.tuple(fc.constantFrom('990010', '990099', '110101', '320413', '500999', '810000', '000000', '991101'), birth, fc.oneof(digits(3), fc.constantFrom('995', '996', '999', '000'))).map((parts) => idOf(parts.join('')))
const full = (text: string) => text.replaceAll(/[0-9A-Za-z]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
const spelling = fc.constantFrom<(id: string) => string>(
  (id) => id, (id) => id, (id) => id, (id) => id.toLowerCase(), (id) => ` ${id} `, (id) => `'${id}`, full, (id) => `"${id}"`, (id) => `="${id}"`, (id) => `"=""${id}"""`,
  (id) => id.slice(0, 6) + id.slice(8, 17), (id) => `${id[0]}.${id.slice(1, 6)}E+17`, (id) => `${id.slice(0, 17)}${id[17] === '1' ? '2' : '1'}`, (id) => `${id.slice(0, 15)}000`, (id) => id.slice(1), () => '', () => '　', () => '无',
  (id) => `"${id}\n"`, (id) => `${id} ${id}`, (id) => `\t'${id}`, (id) => `" ${id}"`, (id) => `${id.slice(0, 6)} ${id.slice(6, 14)} ${id.slice(14)}`, (id) => `${full(id.slice(0, 6))} ${id.slice(6)}`,
  (id) => `" ${full(id.slice(0, 6) + id.slice(8, 17))}"`, (id) => full(id.toLowerCase()), (id) => `'${id.slice(0, 6)}${id.slice(8, 17)}`, (id) => `${id}'`, (id) => `${id}　`, (id) => `${id}0`, (id) => `１${id}`,
  () => '０', () => '"０００"', () => '－', () => '　－－', () => 'Ｎ／Ａ', () => "'-", (id) => full(id).replace(/^(.{6})(.{8})/, '$1　$2　'), (id) => `${id.slice(0, 6)}－${id.slice(6)}`, (id) => `${id.slice(0, 17)}ｘ`, (id) => `${full(id.slice(0, 17))}x`,
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
    fc.property(fc.array(row, { maxLength: 12 }), lineEnd, fc.boolean(), fc.boolean(), fc.func(fc.boolean()), (rows, end, endsOpen, isNational, isOurs) => {
      const texts = rows.map(({ before, written, behind, isShort }) => (isShort ? ['short', ...before.slice(2)] : [...before, written, ...behind]).join(','))
      const text = texts.join(end) + (endsOpen ? '' : end)
      const expected: { hits: { text: string; id: string }[]; faults: string[]; withoutId: number } = { hits: [], faults: [], withoutId: 0 }
      const ids = new Map<string, number>()
      for (const [at, { written, isShort }] of rows.entries()) {
        const check = checkIdOfRow(isShort ? '' : plainOf(written), { allowTestRegion: true, today })
        if (!check.ok && check.fault === 'EMPTY') expected.withoutId++
        else if (!check.ok) expected.faults.push(check.fault)
        else if (isOurs(check.id)) {
          if (!ids.has(check.id)) ids.set(check.id, ids.size)
          expected.hits.push({ text: texts[at]!, id: check.id })
        }
      }
      const scanner = new Scanner().holdPeople(ids.size)
      for (const [id, holder] of ids) scanner.add(id, holder)
      const found = scanned(scanner, encodeText(text, isNational ? 'gb18030' : 'utf-8'), { isNational })
      expect(found.rows).toBe(rows.length)
      expect(found.empty).toHaveLength(expected.withoutId)
      expect(found.refused.map(({ fault }) => fault)).toEqual(expected.faults)
      expect(found.hits.map(({ from, to, holder }) => ({ text: decoderOf(isNational)(scanner.memory, from, to), holder }))).toEqual(expected.hits.map(({ text: line, id }) => ({ text: line, holder: ids.get(id) })))
    }),
    { numRuns: 2000 },
  )
})

function scanned(scanner: Scanner, bytes: Uint8Array, { isLast = true, at = column, isNational = false } = {}): ScannedRows {
  scanner.room(bytes.length).set(bytes)
  return rowScanner({ delimiter: 0x2c, column: at, today, allowTestRegion: true, isNational }, scanner, (_, count) => scanner.program.lookForPeople(count))(scanner.from, scanner.from + bytes.length, isLast)
}

test('cut into pieces anywhere, a text gives the same rows on the same lines', () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), lineEnd, fc.integer({ min: 1, max: 200 }), (rows, end, size) => {
      const text = rows.map(({ before, written, behind }) => [...before, written, ...behind].join(',')).join(end) + end
      const bytes = new TextEncoder().encode(text)
      const scanner = new Scanner().holdPeople(rows.length)
      for (const { written } of rows) {
        const check = checkIdOfRow(plainOf(written), { allowTestRegion: true, today })
        if (check.ok) scanner.add(check.id, 0)
      }
      const [whole, pieced] = [placesOf(scanned(scanner, bytes), 0), { rows: 0, lines: 0, hits: [] as number[], refused: [] as number[] }]
      for (let [from, to] = [0, 0]; to < bytes.length; ) {
        to = Math.min(bytes.length, to + size)
        const found = scanned(scanner, bytes.subarray(from, to), { isLast: to === bytes.length })
        const piece = placesOf(found, pieced.lines)
        pieced.rows += piece.rows
        pieced.lines += piece.lines
        pieced.hits.push(...piece.hits)
        pieced.refused.push(...piece.refused)
        from += found.end - scanner.from
      }
      expect(pieced).toEqual(whole)
    }),
    { numRuns: 1000 },
  )
})

// Whatever decides how a text is cut, ids of all spellings, and bytes that are anything.
const shred = fc.oneof(fc.constantFrom(',', ',', '"', '"', '""', '\n', '\r', '\r\n', ' ', 'x', '王', '=', "'"), fc.tuple(soundId, spelling).map(([id, spell]) => spell(id)))

test('a text of any shreds is read as the plain reader of delimited texts reads it', () => {
  fc.assert(
    fc.property(fc.array(shred, { maxLength: 40 }), fc.nat({ max: 2 }), fc.boolean(), (shreds, at, isHeld) => {
      const text = shreds.join('')
      const expected = { rows: 0, hits: [] as string[], refused: [] as { line: number; fault: string }[], empty: [] as string[] }
      const scanner = new Scanner().holdPeople(shreds.length)
      let [behind, lines] = [0, 0]
      for (const { fields, end } of scanCsv(decodedText(text), ',')) {
        const [from, line] = [behind, lines]
        behind = text.startsWith('\r\n', end) ? end + 2 : end + 1
        lines += lineEndsIn(text.slice(from, behind))
        const written = text.slice(from, end)
        if (written === '') continue
        expected.rows++
        const check = checkIdOfRow(fieldText(fields[at] ? text.slice(...fields[at]) : ''), { allowTestRegion: true, today })
        if (check.ok && isHeld) expected.hits.push(written)
        if (check.ok && isHeld) scanner.add(check.id, 1)
        if (!check.ok && check.fault === 'EMPTY') expected.empty.push(written)
        else if (!check.ok) expected.refused.push({ line, fault: check.fault })
      }
      const found = scanned(scanner, new TextEncoder().encode(text), { at })
      const textOf = ({ from, to }: { from: number; to: number }) => decoderOf(false)(scanner.memory, from, to)
      expect({ rows: found.rows, hits: found.hits.map(textOf), refused: found.refused, empty: found.empty.map(textOf) }).toEqual(expected)
      expect(found.lines).toBe(lineEndsIn(text))
    }),
    { numRuns: 3000 },
  )
})

function lineEndsIn(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0
}

function placesOf({ rows, lines, hits, refused }: ScannedRows, before: number) {
  return { rows, lines, hits: hits.map(({ line }) => before + line), refused: refused.map(({ line }) => before + line) }
}

test('an id is hashed under a key as HMAC-SHA-256 is defined', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), soundId, (key, id) => {
      const digest = createHmac('sha256', key).update(id.slice(0, 17)).digest()
      expect(new Scanner().useKey(key).hash(Number(id.slice(0, 8)), Number(id.slice(8, 17)))).toEqual([digest.readInt32LE(0), digest.readInt32LE(4)])
    }),
  )
})

test('a table finds each id that was put in and no other', () => {
  fc.assert(
    fc.property(fc.uniqueArray(soundId, { selector: (id) => id.slice(0, 17), maxLength: 300 }), fc.array(soundId, { maxLength: 100 }), (ids, others) => {
      const numbers = (id: string): [number, number] => [Number(id.slice(0, 8)), Number(id.slice(8, 17))]
      const [none, scanner] = [new Scanner().holdPeople(1), new Scanner().holdPeople(ids.length)]
      for (const [holder, id] of ids.entries()) expect(scanner.add(id, holder)).toBeUndefined()
      if (ids[0]) expect(scanner.add(ids[0], 7)).toBe(0)
      for (const [holder, id] of ids.entries()) expect(scanner.program.findPerson(...numbers(id))).toBe(holder)
      expect(scanner.ids().toSorted()).toEqual(ids.map(numbers).toSorted())
      for (const id of others) {
        expect(scanner.program.findPerson(...numbers(id))).toBe(ids.findIndex((one) => one.slice(0, 17) === id.slice(0, 17)))
        expect(none.program.findPerson(...numbers(id))).toBe(-1)
      }
    }),
  )
})

test('room that there cannot be is a problem, and no fault of the program', () => {
  expect(() => new Scanner().room(2 ** 31)).toThrow('MATCH_LIST_TOO_LARGE')
})
