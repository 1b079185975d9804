import type { PlainDate } from '#domain/calendar/plain-date.ts'
import type { NamedColumns } from '#domain/matching/find-columns.ts'
import { idIn, openTable, type OpenTable, type RowPlace } from './open-table.ts'
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
}

/** Reads the list of those who are looked for, each by citizen id. */
export async function readPeople(file: string, named: NamedColumns, today: PlainDate): Promise<People> {
  const list = await openTable(file, named, today)
  try {
    const scanner = new Scanner()
    const { highs, lows, refused, placeOf, nameOf } = list.kind === 'text' ? await fromText(list, scanner, today) : await fromWorkbook(list, today)
    scanner.holdPeople(highs.length)
    const again = new Map<number, number[]>()
    let count = 0
    for (let holder = 0; holder < highs.length; holder++) {
      const first = scanner.addDigits(highs.at(holder), lows.at(holder), holder)
      if (first === undefined) count++
      else again.set(first, [...(again.get(first) ?? []), holder])
    }
    return { sought: { scanner, isKeyed: false }, count, ids: () => scanner.ids(), refused, of: (holder) => ({ name: nameOf(holder), get places() { return [holder, ...(again.get(holder) ?? [])].map(placeOf) } }) }
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
  nameOf(holder: number): string
}

// A long list is kept as its bytes: of most people nobody asks for the name.
async function fromText({ text, handle, columns }: Extract<OpenTable, { kind: 'text' }>, scanner: Scanner, today: PlainDate): Promise<ReadList> {
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
  const scan = rowScanner({ delimiter: text.delimiter.charCodeAt(0), column: columns.id, today, allowTestRegion: true, isNational }, scanner, note)
  for await (const found of scanText(handle, text, scanner, 'staying', scan)) {
    for (const { line, fault } of found.refused) refused.push({ place: before + line, fault })
    for (const { line } of found.empty) refused.push({ place: before + line, fault: 'EMPTY' })
    before += found.lines
  }
  const { name } = columns
  const rowOf = (holder: number) => decode(scanner.memory, from.at(holder), to.at(holder))
  return {
    highs,
    lows,
    refused: refused.toSorted((a, b) => a.place - b.place),
    placeOf: (holder) => lines.at(holder),
    nameOf: (holder) => (name === undefined ? '' : (fieldsIn(rowOf(holder), text.delimiter)[name] ?? '')),
  }
}

async function fromWorkbook(list: Extract<OpenTable, { kind: 'workbook' }>, today: PlainDate): Promise<ReadList> {
  const [highs, lows] = [new GrowingInts(), new GrowingInts()]
  const holders: { readonly place: RowPlace; readonly name: string }[] = []
  const refused: { place: RowPlace; fault: string }[] = []
  const { id, name } = list.columns
  for await (const { place, cells } of list.rows()) {
    const check = idIn(cells[id], today)
    if (!check.ok) {
      refused.push({ place, fault: check.fault })
      continue
    }
    highs.push(Number(check.id.slice(0, 8)))
    lows.push(Number(check.id.slice(8, 17)))
    holders.push({ place, name: name === undefined ? '' : (cells[name]?.text ?? '') })
  }
  return { highs, lows, refused, placeOf: (holder) => holders[holder]!.place, nameOf: (holder) => holders[holder]!.name }
}
