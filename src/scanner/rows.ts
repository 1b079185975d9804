import { behindLineEnd, behindQuoted, carriageReturn, countLinesFrom, lineFeed, lines, nextOf, quote } from './bytes.ts'
import { entries, entryBytes, holder, line, most, nothing, rowFrom, rowTo, unread } from './entries.ts'
import { fieldEnd, readId, readIdsBy } from './ids.ts'

let delimiter: u8 = 0
let column: i32 = 0
let at: usize = 0
let end: usize = 0
let isLast: bool = false
let openFrom: usize = 0

/** Rows of which the id was not read. */
export const unreadEntries: usize = memory.data(1024 * 4, 16)
let unreadCount: i32 = 0

/** How the rows of a text are read: see `RowsToScan`. */
export function readRowsBy(byte: u8, idColumn: i32, inGb18030: bool, firstYear: i32, lastYear: i32): void {
  delimiter = byte
  column = idColumn
  readIdsBy(byte, inGb18030, firstYear, lastYear)
}

/** Begins with bytes in memory. Unless they are the last of the text a record that does not end in them is left. */
export function beginAt(from: usize, to: usize, areLast: bool): void {
  at = from
  end = to
  isLast = areLast
  openFrom = 0
  countLinesFrom(0)
}

/** The last row of all, when no line end is behind it; else 0. */
export function openRow(): usize {
  return openFrom
}

/** Behind the last row that was read. */
export function readTo(): usize {
  return at
}

export function linesRead(): i32 {
  return lines
}

export function unreadRows(): i32 {
  return unreadCount
}

/** Reads on. @returns how many rows were noted; fewer than `most` when there are no more */
export function readRows(): i32 {
  let rows = 0
  let entry = entries
  unreadCount = 0
  while (rows < most && at < end) {
    const from = at
    const before = lines
    const first = load<u8>(from)
    if (first == lineFeed || first == carriageReturn) {
      if (isCutAt(from)) return rows
      at = behindLineEnd(from, end)
      continue
    }
    const field = idField(from)
    const said = field == 0 ? nothing : readId(field, end, entry)
    const to = rowEnd(field == 0 ? columnEnd : fieldEnd)
    if (isCutAt(to)) {
      countLinesFrom(before)
      return rows
    }
    if (to < end) at = behindLineEnd(to, end)
    else {
      at = end
      openFrom = from
    }
    if (said == unread) store<i32>(unreadEntries + (unreadCount++ << 2), rows)
    store<i32>(entry, said, holder)
    store<i32>(entry, before, line)
    store<i32>(entry, i32(from), rowFrom)
    store<i32>(entry, i32(to), rowTo)
    entry += entryBytes
    rows++
  }
  return rows
}

/** Whether what comes next may belong to the row that ends here: all of it, or the line feed behind a carriage return. */
function isCutAt(to: usize): bool {
  return !isLast && (to == end || (to + 1 == end && load<u8>(to) == carriageReturn))
}

let columnEnd: usize = 0

/** Where the id of a row stands; 0 when the row ends before, at `columnEnd`. */
function idField(from: usize): usize {
  let to = from
  for (let left = column; left > 0; left--) {
    if (to < end && load<u8>(to) == quote) to = behindQuoted(to, end)
    to = nextOf(to, end, delimiter, lineFeed, carriageReturn)
    if (to == end || load<u8>(to) != delimiter) {
      columnEnd = to
      return 0
    }
    to++
  }
  return to
}

/** Where the row ends of which fields were read up to here. */
function rowEnd(from: usize): usize {
  let to = from
  while ((to = nextOf(to, end, quote, lineFeed, carriageReturn)) < end) {
    if (load<u8>(to) != quote) return to
    to = load<u8>(to - 1) == delimiter ? behindQuoted(to, end) : to + 1
  }
  return end
}
