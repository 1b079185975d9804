import { attributeOf } from './xml-text.ts'

/** Rows of a worksheet that came together, as bytes: the first begins at `starts[0]` and ends before `ends[0]`. Good until the next are asked for. */
export interface RowRun {
  readonly bytes: Buffer
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  /** Of the names of its elements, with its colon; mostly empty. */
  readonly prefix: string
}

/** What of a worksheet goes by: everything before the rows, rows, everything behind. */
export type SheetRun = { readonly kind: 'head' | 'tail'; readonly bytes: Buffer } | ({ readonly kind: 'rows' } & RowRun)

const perRun = 1 << 18

/**
 * Cuts a worksheet into its rows while it is being unpacked, as the bytes it is: a row is a text only for whoever has to look closer. Element names may
 * have a namespace prefix; rows are found by their marks alone, which is safe because `<` never stands unescaped in XML text.
 */
export async function* sheetRuns(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<SheetRun> {
  // What is not given away yet stands at the beginning of the same buffer.
  let bytes = Buffer.allocUnsafe(perRun * 2)
  let length = 0
  let marks: RowMarks | undefined
  let inTail = false
  for await (const chunk of chunks) {
    for (let from = 0; from < chunk.length; from += perRun) {
      const piece = chunk.subarray(from, from + perRun)
      if (length + piece.length > bytes.length) bytes = Buffer.concat([bytes.subarray(0, length), Buffer.allocUnsafe(length + piece.length)])
      bytes.set(piece, length)
      length += piece.length
      if (inTail) continue
      if (!marks) {
        const head = headOf(bytes.toString('latin1', 0, length))
        if (!head) continue
        yield { kind: 'head', bytes: Buffer.from(head.xml, 'latin1') }
        if (head.xml.length + head.rest.length > bytes.length) bytes = Buffer.allocUnsafe(head.rest.length * 2)
        length = bytes.write(head.rest, 'latin1')
        marks = rowMarks(head.prefix)
      }
      const [starts, ends]: [number[], number[]] = [[], []]
      let at = 0
      for (;;) {
        const start = next(lessThan, bytes, at, length)
        if (start + marks.open.length > length) break
        if (!stands(marks.open, bytes, start)) {
          inTail = true
          break
        }
        const end = endOfRow(marks, bytes, start, length)
        if (end < 0) break
        starts.push(start)
        ends.push(end)
        at = end
      }
      if (starts.length > 0) yield { kind: 'rows', bytes, starts, ends, prefix: marks.prefix }
      bytes.copyWithin(0, at, length)
      length -= at
    }
  }
  yield { kind: 'tail', bytes: bytes.subarray(0, length) }
}

/** The XML of a worksheet as it goes by: everything before the rows, each row by itself, everything behind. */
export type SheetPiece = { readonly kind: 'head' | 'row' | 'tail'; readonly xml: string }

/** The same as texts, row by row. */
export async function* sheetPieces(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<SheetPiece> {
  for await (const run of sheetRuns(chunks)) {
    if (run.kind === 'rows') for (const [at, start] of run.starts.entries()) yield { kind: 'row', xml: run.bytes.toString('utf8', start, run.ends[at]) }
    else yield { kind: run.kind, xml: run.bytes.toString('utf8') }
  }
}

/** A text as its UTF-8 bytes, each as one character. */
export function asBytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1')
}

export const [lessThan, greaterThan, slash, quote] = [60, 62, 47, 34]

/** Where a byte stands next; the end when it does not. */
export function next(byte: number, bytes: Uint8Array, at: number, end: number): number {
  while (at < end && bytes[at] !== byte) at += 1
  return at
}

/** Bytes that are looked for, and how far the search may go on from a byte at which they do not end (Horspool). */
interface Mark {
  readonly bytes: Uint8Array
  readonly skip: Uint8Array
}

interface RowMarks {
  readonly prefix: string
  /** Of the first bytes of a row. */
  readonly open: Uint8Array
  readonly close: Mark
}

function rowMarks(prefix: string): RowMarks {
  const close = Buffer.from(`</${prefix}row>`, 'latin1')
  const skip = new Uint8Array(256).fill(close.length)
  for (let at = 0; at < close.length - 1; at += 1) skip[close[at]!] = close.length - 1 - at
  return { prefix, open: Buffer.from(`<${prefix}row`, 'latin1'), close: { bytes: close, skip } }
}

/** What stands before the rows, as bytes in a text, and what stands behind it; undefined as long as it has not come. */
function headOf(text: string): { readonly xml: string; readonly rest: string; readonly prefix: string } | undefined {
  const start = /<([\w.-]+:)?sheetData\s*(\/?)>/.exec(text)
  if (!start) return undefined
  const [prefix, behind] = [start[1] ?? '', text.slice(start.index + start[0].length)]
  if (start[2] !== '/') return { xml: text.slice(0, start.index + start[0].length), rest: behind, prefix }
  return { xml: `${text.slice(0, start.index)}<${prefix}sheetData>`, rest: `</${prefix}sheetData>${behind}`, prefix }
}

/** Whether these bytes stand there. */
export function stands(what: Uint8Array, bytes: Uint8Array, at: number): boolean {
  for (let n = 0; n < what.length; n += 1) if (bytes[at + n] !== what[n]) return false
  return true
}

// Where the row that begins here ends, -1 when its end has not come yet.
function endOfRow({ close: { bytes: mark, skip } }: RowMarks, bytes: Uint8Array, start: number, length: number): number {
  const open = next(greaterThan, bytes, start, length)
  if (open === length) return -1
  if (bytes[open - 1] === slash) return open + 1
  const last = mark.length - 1
  for (let at = open + last; at < length; at += skip[bytes[at]!]!) if (bytes[at] === greaterThan && stands(mark, bytes, at - last)) return at + 1
  return -1
}

/** A cell inside a row: its column, its style, and whether it holds anything. */
export type CellXml = { readonly column: number; readonly style: number; readonly hasValue: boolean; readonly xml: string }

const numbered = Buffer.from('row r="', 'latin1')

/** The number of a row (from 1) that begins among these bytes; one without a number follows the row before. */
export function rowNumberAt({ bytes, prefix }: RowRun, start: number, before: number): number {
  let at = start + 1 + prefix.length
  if (stands(numbered, bytes, at)) {
    let number = 0
    for (at += numbered.length; isDigit(bytes[at]!); at += 1) number = number * 10 + bytes[at]! - 48
    if (bytes[at] === quote) return number
  }
  return rowNumber(bytes.toString('latin1', start, next(greaterThan, bytes, start, bytes.length) + 1), before)
}

export function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57
}

/** The number of a row (from 1); one without a number follows the row before. */
export function rowNumber(rowXml: string, before: number): number {
  const number = attributeOf(rowXml.slice(0, rowXml.indexOf('>') + 1), 'r')
  return number === undefined ? before + 1 : Number(number)
}

/** The cells of a row in order; one without a reference follows the cell before. */
export function cellsOf(rowXml: string): CellXml[] {
  const cells: CellXml[] = []
  const cell = /<((?:[\w.-]+:)?c)(?=[\s/>])([^>]*?)(?:\/>|>(.*?)<\/\1>)/gs
  for (let match = cell.exec(rowXml); match; match = cell.exec(rowXml)) {
    const ref = /\sr="([A-Z]+)\d+"/.exec(match[2]!)
    const style = /\ss="(\d+)"/.exec(match[2]!)
    const column = ref ? columnIndex(ref[1]!) : (cells.at(-1)?.column ?? -1) + 1
    cells.push({ column, style: style ? Number(style[1]) : 0, hasValue: /<(?:[\w.-]+:)?(v|is|f)[\s/>]/.test(match[3] ?? ''), xml: match[0] })
  }
  return cells
}

/** Index of a column by its name: A is 0. */
export function columnIndex(name: string): number {
  let index = 0
  for (let i = 0; i < name.length; i++) index = index * 26 + name.charCodeAt(i) - 64
  return index - 1
}
