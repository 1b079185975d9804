import type { PlainDate } from '#domain/calendar/plain-date.ts'
import { birthDateOf, sexOf } from '#domain/id/citizen-id.ts'
import type { Described } from '#domain/matching/alike.ts'
import type { NamedColumns } from '#domain/matching/find-columns.ts'
import { IdTable } from '#domain/matching/id-table.ts'
import { rowScanner } from '#domain/matching/scan-rows.ts'
import { idColumnOf, idIn, openTable, type OpenTable, type RowPlace } from './open-table.ts'
import { fieldsIn } from './open-text.ts'
import { GrowingInts } from './growing-ints.ts'
import { PieceBuffers, piecesOf } from './pieces-of.ts'
import { decoderOf } from './scan-piece.ts'
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

/** Reads the list of those who are looked for, each by citizen id. */
export async function readPeople(file: string, named: NamedColumns, today: PlainDate): Promise<People> {
  const list = await openTable(file, named, today)
  try {
    const { columns } = list
    const id = idColumnOf(list, file)
    const { highs, lows, refused, placeOf, fieldsOf } = list.kind === 'text' ? await fromText(list, id, today) : await fromWorkbook(list, id, today)
    const said = (fields: readonly string[], column: number | null) => (column === null ? '' : (fields[column] ?? ''))
    const table = IdTable.for(highs.length)
    const again = new Map<number, number[]>()
    let count = 0
    for (let holder = 0; holder < highs.length; holder++) {
      const first = table.addDigits(highs.at(holder), lows.at(holder), holder)
      if (first === undefined) count++
      else again.set(first, [...(again.get(first) ?? []), holder])
    }
    const ids = () => Array.from({ length: highs.length }, (_, holder): [number, number] => [highs.at(holder), lows.at(holder)]).filter(([high, low], holder) => table.find(high, low) === holder)
    function* described(): Generator<[number, Omit<Described, 'pinyin'>]> {
      for (let holder = 0; holder < highs.length; holder++) {
        const [high, low] = [highs.at(holder), lows.at(holder)]
        if (table.find(high, low) !== holder) continue
        const [digits, fields] = [String(high).padStart(8, '0') + String(low).padStart(9, '0'), fieldsOf(holder)]
        yield [holder, { name: said(fields, columns.name), birthDate: birthDateOf(digits) ?? null, sex: sexOf(digits), village: '', address: said(fields, columns.address) }]
      }
    }
    return { sought: { parts: table.parts }, count, ids, refused, described, of: (holder) => ({ name: said(fieldsOf(holder), columns.name), places: [holder, ...(again.get(holder) ?? [])].map(placeOf) }) }
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
async function fromText({ text, handle }: Extract<OpenTable, { kind: 'text' }>, id: number, today: PlainDate): Promise<ReadList> {
  const [highs, lows, lines, pieceOf, from, to] = [new GrowingInts(), new GrowingInts(), new GrowingInts(), new GrowingInts(), new GrowingInts(), new GrowingInts()]
  const refused: { place: number; fault: string }[] = []
  const decode = decoderOf({ isNational: text.isPlain && text.encoding === 'gb18030' })
  const pieces: Uint8Array[] = []
  const scan = rowScanner({ delimiter: text.delimiter.charCodeAt(0), column: id, today, allowTestRegion: true, decode }, (read, readLows, count, holders) => {
    for (let at = 0; at < count; at++) {
      lows.push(readLows[at]!)
      holders[at] = highs.push(read[at]!)
    }
  })
  let before = text.skip.lines + 1
  const buffers = new PieceBuffers()
  for await (const { bytes, end } of piecesOf(handle, text, buffers)) {
    const found = scan(bytes, end)
    for (const hit of found.hits) {
      lines.push(before + hit.line)
      pieceOf.push(pieces.length)
      from.push(hit.from)
      to.push(hit.to)
    }
    for (const { line, fault } of found.refused) refused.push({ place: before + line, fault })
    for (const { line } of found.empty) refused.push({ place: before + line, fault: 'EMPTY' })
    pieces.push(bytes.slice(0, end))
    buffers.give(bytes.buffer)
    before += found.lines
  }
  const rowOf = (holder: number) => decode(pieces[pieceOf.at(holder)]!.subarray(from.at(holder), to.at(holder)))
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
