import type { PlainDate } from '#domain/calendar/plain-date.ts'
import { birthDateOf, sexOf } from '#domain/id/citizen-id.ts'
import type { Described } from '#domain/matching/alike.ts'
import type { NamedColumns } from '#domain/matching/find-columns.ts'
import { problem } from '#domain/problem/problem.ts'
import { endsQuoted } from './ends-short.ts'
import { idColumnOf, idIn, openTable, type OpenTable, type RowPlace } from './open-table.ts'
import { fieldsIn } from './open-text.ts'
import { GrowingInts } from './growing-ints.ts'
import { decoderOf } from './decode.ts'
import { entry, rowScanner, somebody } from './scan-rows.ts'
import { scanText } from './scan-text.ts'
import { Scanner } from './scanner.ts'
import type { Sought } from './sought.ts'

/** Those who are looked for. */
export interface People {
  readonly sought: Sought
  readonly count: number
  /** Each id once, as its first eight digits and the nine after them. */
  ids(): [high: number, low: number][]
  /** Rows without an id, or with a damaged one: nobody can be looked for by it. */
  readonly refused: readonly { readonly place: RowPlace; readonly fault: string }[]
  /** What stands of the holder of an id; a list may name somebody more than once. */
  of(holder: number): { readonly name: string; readonly places: readonly RowPlace[] }
  /** What is known of each beside the id, for rows that say none. */
  described(): Iterable<readonly [holder: number, described: Omit<Described, 'pinyin'>]>
}

/** Reads the list of those who are looked for, each by citizen id. Problems: MATCH_QUOTE_OPEN, it ends inside a quotation; MATCH_LIST_TOO_LARGE, memory cannot hold it. */
export async function readPeople(file: string, named: NamedColumns, today: PlainDate): Promise<People> {
  const list = await openTable(file, named, today)
  try {
    const { columns } = list
    const id = idColumnOf(list, file)
    const scanner = new Scanner()
    const { highs, lows, refused, placeOf, fieldsOf } = list.kind === 'text' ? await fromText(list, id, scanner, today) : await fromWorkbook(list, id, today)
    const said = (fields: readonly string[], column: number | null) => (column === null ? '' : (fields[column] ?? ''))
    scanner.holdPeople(highs.length)
    const again = new Map<number, number[]>()
    let count = 0
    for (let holder = 0; holder < highs.length; holder++) {
      const first = scanner.addDigits(highs.at(holder), lows.at(holder), holder)
      if (first === undefined) count++
      else again.set(first, [...(again.get(first) ?? []), holder])
    }
    function* described(): Generator<[number, Omit<Described, 'pinyin'>]> {
      for (let holder = 0; holder < highs.length; holder++) {
        const [high, low] = [highs.at(holder), lows.at(holder)]
        if (scanner.program.findPerson(high, low) !== holder) continue
        const [digits, fields] = [String(high).padStart(8, '0') + String(low).padStart(9, '0'), fieldsOf(holder)]
        yield [holder, { name: said(fields, columns.name), birthDate: birthDateOf(digits) ?? null, sex: sexOf(digits), village: '', address: said(fields, columns.address) }]
      }
    }
    return { sought: { scanner, isKeyed: false }, count, ids: () => scanner.ids(), refused, described, of: (holder) => ({ name: said(fieldsOf(holder), columns.name), get places() { return [holder, ...(again.get(holder) ?? [])].map(placeOf) } }) }
  } finally {
    await list.close()
  }
}

/** Ids in the order of the list, as numbers of eight and nine digits, and what is asked of their holders later. */
interface ReadList {
  readonly highs: GrowingInts
  readonly lows: GrowingInts
  readonly refused: readonly { readonly place: RowPlace; readonly fault: string }[]
  placeOf(holder: number): RowPlace
  fieldsOf(holder: number): readonly string[]
}

// A long list is kept as its bytes: of most people nobody asks for the name.
async function fromText({ text, handle }: Extract<OpenTable, { kind: 'text' }>, id: number, scanner: Scanner, today: PlainDate): Promise<ReadList> {
  scanner.mustHold((await handle.stat()).size)
  const [highs, lows, lines, from, to] = [new GrowingInts(), new GrowingInts(), new GrowingInts(), new GrowingInts(), new GrowingInts()]
  const refused: { place: number; fault: string }[] = []
  const isNational = text.isPlain && text.encoding === 'gb18030'
  const decode = decoderOf(isNational)
  let before = text.skip.lines + 1
  const note = (entries: Int32Array, count: number): number => {
    for (let at = 0; at < count * entry.length; at += entry.length) {
      if (entries[at + entry.holder] !== somebody) continue
      highs.push(entries[at + entry.high]!)
      lows.push(entries[at + entry.low]!)
      lines.push(before + entries[at + entry.line]!)
      from.push(entries[at + entry.from]!)
      to.push(entries[at + entry.to]!)
    }
    return count
  }
  const scan = rowScanner({ delimiter: text.delimiter.charCodeAt(0), column: id, today, allowTestRegion: true, isNational }, scanner, note)
  for await (const found of scanText(handle, text, scanner, 'staying', scan)) {
    for (const { line, fault } of found.refused) refused.push({ place: before + line, fault })
    for (const { line } of found.empty) refused.push({ place: before + line, fault: 'EMPTY' })
    before += found.lines
    if (endsQuoted(found.open && decode(scanner.memory, found.open.from, found.open.to), text.delimiter)) throw problem('MATCH_QUOTE_OPEN')
  }
  const rowOf = (holder: number) => decode(scanner.memory, from.at(holder), to.at(holder))
  return {
    highs,
    lows,
    refused: refused.toSorted((a, b) => a.place - b.place),
    placeOf: (holder) => lines.at(holder),
    fieldsOf: (holder) => fieldsIn(rowOf(holder), text.delimiter),
  }
}

async function fromWorkbook(list: Extract<OpenTable, { kind: 'workbook' }>, id: number, today: PlainDate): Promise<ReadList> {
  const [highs, lows] = [new GrowingInts(), new GrowingInts()]
  const holders: { readonly place: RowPlace; readonly fields: readonly string[] }[] = []
  const refused: { place: RowPlace; fault: string }[] = []
  for await (const { place, cells } of list.rows()) {
    const check = idIn(cells[id], today)
    if (!check.ok) {
      refused.push({ place, fault: check.fault })
      continue
    }
    highs.push(Number(check.id.slice(0, 8)))
    lows.push(Number(check.id.slice(8, 17)))
    holders.push({ place, fields: Array.from(cells, (cell) => cell?.text ?? '') })
  }
  return { highs, lows, refused, placeOf: (holder) => holders[holder]!.place, fieldsOf: (holder) => holders[holder]!.fields }
}
