import type { PlainDate } from '#domain/calendar/plain-date.ts'
import type { CitizenIdFault } from '#domain/id/citizen-id.ts'
import { checkIdOfRow } from '#domain/matching/check-id-of-row.ts'
import { fieldText } from '#domain/matching/field-text.ts'
import { decoderOf } from './decode.ts'
import type { Scanner } from './scanner.ts'

export interface RowsToScan {
  /** One byte, and no quote or line end. */
  readonly delimiter: number
  /** Where the citizen id stands, counted from 0. */
  readonly column: number
  readonly today: PlainDate
  /** Whether ids of the test region are taken. */
  readonly allowTestRegion: boolean
  /** In GB18030, and not in UTF-8. */
  readonly isNational: boolean
}

/** What is noted of a row, as `src/scanner/entries.ts` has it. */
export const entry = { length: 8, high: 0, low: 1, holder: 2, line: 3, from: 4, to: 5, fieldFrom: 6, fieldTo: 7 } as const
/** Instead of a holder. */
export const [somebody, nothing, damaged] = [-1, -2, -3]

/**
 * Says who holds the ids of the first `count` entries where these are of somebody; it may leave out whoever is not looked for.
 * @returns how many entries are left; those that still say `somebody` are of nobody
 */
export type Look = (entries: Int32Array, count: number) => number

/** A row. Lines are counted from 0, `from` and `to` are addresses in the memory of the scanner, without the line end. */
export interface RowAt {
  readonly line: number
  readonly from: number
  readonly to: number
}

/** A row of somebody who is looked for. */
export type Hit = RowAt & { readonly holder: number }

export interface ScannedRows {
  /** Rows that hold anything. */
  readonly rows: number
  /** Line ends that went by, also inside quoted fields. */
  readonly lines: number
  /** Behind the last row. */
  readonly end: number
  /** The last row, when no line end is behind it. */
  readonly open: Omit<RowAt, 'line'> | undefined
  /** Rows that say no id. */
  readonly empty: readonly RowAt[]
  readonly hits: readonly Hit[]
  /** Rows whose id is damaged, with the line they begin on. */
  readonly refused: readonly { readonly line: number; readonly fault: CitizenIdFault }[]
}

const oldest = 130

/**
 * Looks in a delimited text for rows of people: ids as they are mostly written are read where they stand, any other spelling goes the way
 * of `checkIdOfRow`, which also says what is wrong with a damaged one. Both ways find the same.
 * @returns what finds the rows between two addresses in the memory of the scanner; unless nothing comes behind them, a record is left
 * that does not end there (RFC 4180: a line end inside quotes is none)
 */
export function rowScanner(spec: RowsToScan, scanner: Scanner, look: Look): (from: number, to: number, isLast: boolean) => ScannedRows {
  const { program } = scanner
  // Of the first and the last year the day decides: the long way.
  const year = Number(spec.today.slice(0, 4))
  program.readRowsBy(spec.delimiter, spec.column, spec.isNational, year - oldest + 1, year - 1)
  scanner.knowRegions(spec.allowTestRegion)
  const decode = decoderOf(spec.isNational)
  return (from, to, isLast) => {
    const { memory } = scanner
    const entries = new Int32Array(memory.buffer, program.entries.value, program.most.value * entry.length)
    const unread = new Int32Array(memory.buffer, program.unreadEntries.value, program.most.value)
    const found = { rows: 0, empty: [] as RowAt[], hits: [] as Hit[], refused: [] as { line: number; fault: CitizenIdFault }[] }

    const readLong = (at: number): void => {
      const check = checkIdOfRow(fieldText(decode(memory, entries[at + entry.fieldFrom]!, entries[at + entry.fieldTo]!)), spec)
      entries[at + entry.holder] = check.ok ? somebody : check.fault === 'EMPTY' ? nothing : damaged
      if (check.ok) {
        entries[at + entry.high] = Number(check.id.slice(0, 8))
        entries[at + entry.low] = Number(check.id.slice(8, 17))
      } else if (check.fault !== 'EMPTY') found.refused.push({ line: entries[at + entry.line]!, fault: check.fault })
    }
    const tell = (at: number): void => {
      const holder = entries[at + entry.holder]!
      if (holder < 0 && holder !== nothing) return
      const row = { line: entries[at + entry.line]!, from: entries[at + entry.from]!, to: entries[at + entry.to]! }
      if (holder === nothing) found.empty.push(row)
      else found.hits.push({ ...row, holder })
    }

    program.beginAt(from, to, isLast)
    for (let count = program.most.value; count === program.most.value; found.rows += count) {
      count = program.readRows()
      for (let at = 0; at < program.unreadRows(); at++) readLong(unread[at]! * entry.length)
      const left = look(entries, count)
      for (let at = 0; at < left; at++) tell(at * entry.length)
    }
    const open = program.openRow()
    return { ...found, lines: program.linesRead(), end: program.readTo(), open: open === 0 ? undefined : { from: open, to } }
  }
}
