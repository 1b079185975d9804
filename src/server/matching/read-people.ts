import type { PlainDate } from '#domain/calendar/plain-date.ts'
import { checkCitizenId } from '#domain/id/citizen-id.ts'
import type { NamedColumns } from '#domain/matching/find-columns.ts'
import { IdTable } from '#domain/matching/id-table.ts'
import { rowScanner } from '#domain/matching/scan-rows.ts'
import { openTable, type OpenTable } from './open-table.ts'
import { recordsOf } from './open-text.ts'
import { piecesOf } from './pieces-of.ts'
import { decode } from './scan-piece.ts'
import type { Sought } from './sought.ts'

/** Those who are looked for. */
export interface People {
  readonly sought: Sought
  readonly count: number
  /** Each id once, as its first eight digits and the nine after them. */
  ids(): [high: number, low: number][]
  /** Rows without an id, or with a damaged one: nobody can be looked for by it. */
  readonly refused: readonly { readonly line: number; readonly fault: string }[]
  /** What stands of the holder of an id; a list may name somebody more than once. */
  of(holder: number): { readonly name: string; readonly lines: readonly number[] }
}

/** Reads the list of those who are looked for, each by citizen id. */
export async function readPeople(file: string, named: NamedColumns, today: PlainDate): Promise<People> {
  const list = await openTable(file, named, today)
  try {
    const { highs, lows, refused, lineOf, nameOf } = list.kind === 'text' ? await fromText(list, today) : await fromWorkbook(list, today)
    const table = IdTable.for(highs.length)
    const again = new Map<number, number[]>()
    let count = 0
    for (let holder = 0; holder < highs.length; holder++) {
      const first = table.addDigits(highs[holder]!, lows[holder]!, holder)
      if (first === undefined) count++
      else again.set(first, [...(again.get(first) ?? []), holder])
    }
    const ids = () => Array.from(highs, (high, holder): [number, number] => [high, lows[holder]!]).filter(([high, low], holder) => table.find(high, low) === holder)
    return { sought: { parts: table.parts }, count, ids, refused, of: (holder) => ({ name: nameOf(holder), lines: [holder, ...(again.get(holder) ?? [])].map(lineOf) }) }
  } finally {
    await list.close()
  }
}

/** Ids in the order of the list, as numbers of eight and nine digits, and what is asked of their holders later. */
interface ReadList {
  readonly highs: readonly number[]
  readonly lows: readonly number[]
  readonly refused: readonly { readonly line: number; readonly fault: string }[]
  lineOf(holder: number): number
  nameOf(holder: number): string
}

// A long list is kept as its bytes: of most people nobody asks for the name.
async function fromText({ text, handle, columns }: Extract<OpenTable, { kind: 'text' }>, today: PlainDate): Promise<ReadList> {
  const [highs, lows]: [number[], number[]] = [[], []]
  const [lines, pieceOf, from, to]: [number[], number[], number[], number[]] = [[], [], [], []]
  const refused: { line: number; fault: string }[] = []
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
    for (const { line, fault } of found.refused) refused.push({ line: before + line, fault })
    for (const line of found.empty) refused.push({ line: before + line, fault: 'EMPTY' })
    pieces.push(bytes)
    before += found.lines
  }
  const { name } = columns
  const rowOf = (holder: number) => decode(pieces[pieceOf[holder]!]!.subarray(from[holder], to[holder]))
  return {
    highs,
    lows,
    refused: refused.toSorted((a, b) => a.line - b.line),
    lineOf: (holder) => lines[holder]!,
    nameOf: (holder) => (name === undefined ? '' : (recordsOf(rowOf(holder), text.delimiter, 1)[0]?.fields[name] ?? '')),
  }
}

async function fromWorkbook(list: Extract<OpenTable, { kind: 'workbook' }>, today: PlainDate): Promise<ReadList> {
  const [highs, lows, lines]: [number[], number[], number[]] = [[], [], []]
  const names: string[] = []
  const refused: { line: number; fault: string }[] = []
  const { id, name } = list.columns
  for await (const { line, fields } of list.rows()) {
    const check = checkCitizenId(fields[id] ?? '', { allowTestRegion: true, today })
    if (!check.ok) {
      refused.push({ line, fault: check.fault })
      continue
    }
    highs.push(Number(check.id.slice(0, 8)))
    lows.push(Number(check.id.slice(8, 17)))
    names.push(name === undefined ? '' : (fields[name] ?? ''))
    lines.push(line)
  }
  return { highs, lows, refused, lineOf: (holder) => lines[holder]!, nameOf: (holder) => names[holder]! }
}
