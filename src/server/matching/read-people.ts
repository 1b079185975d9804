import type { PlainDate } from '#domain/calendar/plain-date.ts'
import type { NamedColumns } from '#domain/matching/find-columns.ts'
import { IdTable } from '#domain/matching/id-table.ts'
import { rowScanner } from '#domain/matching/scan-rows.ts'
import { idIn, openTable, type OpenTable, type RowPlace } from './open-table.ts'
import { fieldsIn } from './open-text.ts'
import { piecesOf } from './pieces-of.ts'
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
}

/** Reads the list of those who are looked for, each by citizen id. */
export async function readPeople(file: string, named: NamedColumns, today: PlainDate): Promise<People> {
  const list = await openTable(file, named, today)
  try {
    const { highs, lows, refused, placeOf, nameOf } = list.kind === 'text' ? await fromText(list, today) : await fromWorkbook(list, today)
    const table = IdTable.for(highs.length)
    const again = new Map<number, number[]>()
    let count = 0
    for (let holder = 0; holder < highs.length; holder++) {
      const first = table.addDigits(highs[holder]!, lows[holder]!, holder)
      if (first === undefined) count++
      else again.set(first, [...(again.get(first) ?? []), holder])
    }
    const ids = () => Array.from(highs, (high, holder): [number, number] => [high, lows[holder]!]).filter(([high, low], holder) => table.find(high, low) === holder)
    return { sought: { parts: table.parts }, count, ids, refused, of: (holder) => ({ name: nameOf(holder), places: [holder, ...(again.get(holder) ?? [])].map(placeOf) }) }
  } finally {
    await list.close()
  }
}

/** Ids in the order of the list, as numbers of eight and nine digits, and what is asked of their holders later. */
interface ReadList {
  readonly highs: readonly number[]
  readonly lows: readonly number[]
  readonly refused: readonly { readonly place: RowPlace; readonly fault: string }[]
  placeOf(holder: number): RowPlace
  nameOf(holder: number): string
}

// A long list is kept as its bytes: of most people nobody asks for the name.
async function fromText({ text, handle, columns }: Extract<OpenTable, { kind: 'text' }>, today: PlainDate): Promise<ReadList> {
  const [highs, lows]: [number[], number[]] = [[], []]
  const [lines, pieceOf, from, to]: [number[], number[], number[], number[]] = [[], [], [], []]
  const refused: { place: number; fault: string }[] = []
  const decode = decoderOf({ isNational: text.isPlain && text.encoding === 'gb18030' })
  const pieces: Uint8Array[] = []
  const scan = rowScanner({ delimiter: text.delimiter.charCodeAt(0), column: columns.id, today, allowTestRegion: true, decode }, (high, low) => {
    lows.push(low)
    return highs.push(high) - 1
  })
  let before = text.skip.lines + 1
  for await (const { bytes, end } of piecesOf(handle, text)) {
    const found = scan(bytes, end)
    for (const hit of found.hits) {
      lines.push(before + hit.line)
      pieceOf.push(pieces.length)
      from.push(hit.from)
      to.push(hit.to)
    }
    for (const { line, fault } of found.refused) refused.push({ place: before + line, fault })
    for (const { line } of found.empty) refused.push({ place: before + line, fault: 'EMPTY' })
    pieces.push(bytes)
    before += found.lines
  }
  const { name } = columns
  const rowOf = (holder: number) => decode(pieces[pieceOf[holder]!]!.subarray(from[holder], to[holder]))
  return {
    highs,
    lows,
    refused: refused.toSorted((a, b) => a.place - b.place),
    placeOf: (holder) => lines[holder]!,
    nameOf: (holder) => (name === undefined ? '' : (fieldsIn(rowOf(holder), text.delimiter)[name] ?? '')),
  }
}

async function fromWorkbook(list: Extract<OpenTable, { kind: 'workbook' }>, today: PlainDate): Promise<ReadList> {
  const [highs, lows]: [number[], number[]] = [[], []]
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
