import { cellRef, columnName } from '#domain/registry/sheet-cell.ts'
import type { CellComment } from './comments-patch.ts'
import { asBytes, cellsOf, columnIndex, greaterThan, isDigit, next, quote, rowNumberAt, sheetRuns, stands, type CellXml, type RowRun } from './sheet-rows.ts'
import type { StylesPatch } from './styles-patch.ts'
import type { Annotation, RowResult } from './workbook.ts'
import { attributeOf, escapeXml } from './xml-text.ts'

const mostColumns = 16_384

/** Column behind the last one in which any row holds a value. */
export async function columnBehindLast(sheet: AsyncIterable<Uint8Array>): Promise<number> {
  let last = -1
  for await (const run of sheetRuns(sheet)) {
    if (run.kind === 'rows') for (const [at, start] of run.starts.entries()) last = Math.max(last, lastColumn(run.bytes.toString('latin1', start, run.ends[at])))
  }
  return behind(last + 1)
}

/** The column behind so many; the last one there can be when all are used. */
export function behind(width: number): number {
  return Math.min(width, mostColumns - 1)
}

// Nearly always the last cell of a row has a reference and a value; only else the row is taken apart.
function lastColumn(rowXml: string): number {
  const at = rowXml.lastIndexOf('<c ')
  const ref = at < 0 || rowXml.includes('<c>') || rowXml.includes('<c/>') ? null : /^<c [^>]*?r="([A-Z]+)\d+"[^>]*><(?:v|is|f)[\s>]/.exec(rowXml.slice(at, at + 300))
  return ref ? columnIndex(ref[1]!) : (cellsOf(rowXml).findLast((cell) => cell.hasValue)?.column ?? -1)
}

export type SheetPatch = {
  readonly annotation: Annotation
  readonly column: number
  readonly styles: StylesPatch
  /** Gathers the comments that the cells are to get. */
  readonly comments: CellComment[]
  /** Rewrites what stands behind the rows; called after the last row. */
  readonly finish: (tail: string) => string
}

/** The worksheet with its results, piece by piece. Every row without a result goes through byte by byte. A piece is good until the one behind the next is asked for. */
export async function* annotatedSheet(sheet: AsyncIterable<Uint8Array>, patch: SheetPatch): AsyncGenerator<Uint8Array> {
  const out = new PatchedBytes()
  let row = 0
  for await (const run of sheetRuns(sheet)) {
    if (run.kind === 'rows') {
      for (const [at, start] of run.starts.entries()) {
        row = rowNumberAt(run, start, row)
        annotateRow(run, start, run.ends[at]!, row, patch, out)
      }
    } else {
      const xml = run.bytes.toString('latin1')
      out.text(run.kind === 'head' ? widerHead(xml, patch.column) : patch.finish(xml))
    }
    if (out.length > 1 << 18) yield out.take()
  }
  yield out.take()
}

function annotateRow(run: RowRun, start: number, end: number, row: number, patch: SheetPatch, out: PatchedBytes): void {
  const { annotation, column, styles } = patch
  const result = row === annotation.headingRow ? { text: annotation.heading, refused: false, cells: [] } : annotation.results.get(row)
  if (!result && annotation.resultColumn === null) return out.bytes(run.bytes, start, end)
  if (result && result.cells.length === 0 && !result.refused && !styles.hadTint && run.prefix === '' && appendCell(run.bytes, start, end, row, column, result.text, out)) return
  out.text(annotatedRow(run.bytes.toString('latin1', start, end), row, result, patch))
}

const [closedRow, spans, cellOpen] = [Buffer.from('</row>'), Buffer.from(' spans="'), Buffer.from('<c ')]

/** Puts a cell behind the last one of a row, when that stands before its column; the rest of the row goes through as it is. @returns whether it could */
function appendCell(bytes: Buffer, start: number, end: number, row: number, column: number, text: string, out: PatchedBytes): boolean {
  const last = end - closedRow.length
  if (!stands(closedRow, bytes, last)) return false
  let cell = last - cellOpen.length
  while (cell > start && !stands(cellOpen, bytes, cell)) cell -= 1
  if (cell === start) return false
  const { column: lastColumn, style } = placeOf(bytes, cell)
  if (lastColumn === undefined || lastColumn >= column) return false
  // The span of a row is a hint that would now be wrong.
  const openEnd = next(greaterThan, bytes, start, end)
  let span = start
  while (span < openEnd && !stands(spans, bytes, span)) span += 1
  out.bytes(bytes, start, span)
  if (span < openEnd) span = next(quote, bytes, span + spans.length, openEnd) + 1
  out.bytes(bytes, span, last)
  out.text(resultCell('', column, row, style, text))
  out.bytes(bytes, last, end)
  return true
}

/** Column and style of a cell that begins there. */
function placeOf(bytes: Uint8Array, cell: number): { column: number | undefined; style: number } {
  let [column, style]: [number | undefined, number] = [undefined, 0]
  for (let at = cell; bytes[at] !== greaterThan; at += 1) {
    if (bytes[at] !== blank || bytes[at + 2] !== equals || bytes[at + 3] !== quote) continue
    if (bytes[at + 1] === letterR) {
      let index = 0
      let letter = at + 4
      for (; bytes[letter]! >= 65 && bytes[letter]! <= 90; letter += 1) index = index * 26 + bytes[letter]! - 64
      column = isDigit(bytes[letter]!) ? index - 1 : undefined
    } else if (bytes[at + 1] === letterS) for (let digit = at + 4; isDigit(bytes[digit]!); digit += 1) style = style * 10 + bytes[digit]! - 48
  }
  return { column, style }
}

const [blank, equals, letterR, letterS] = [32, 61, 114, 115]

/** What is written of a sheet, in two buffers by turns: while one is packed the other is filled. */
class PatchedBytes {
  #buffer = Buffer.allocUnsafe(1 << 19)
  #other = Buffer.allocUnsafe(1 << 19)
  length = 0

  bytes(from: Uint8Array, start: number, end: number): void {
    this.#room(end - start)
    this.#buffer.set(from.subarray(start, end), this.length)
    this.length += end - start
  }

  /** Each character is one byte. */
  text(text: string): void {
    this.#room(text.length)
    this.length += this.#buffer.write(text, this.length, 'latin1')
  }

  take(): Uint8Array {
    const piece = this.#buffer.subarray(0, this.length)
    ;[this.#buffer, this.#other, this.length] = [this.#other, this.#buffer, 0]
    return piece
  }

  #room(more: number): void {
    if (this.length + more > this.#buffer.length) this.#buffer = Buffer.concat([this.#buffer.subarray(0, this.length), Buffer.allocUnsafe(this.length + more)])
  }
}

function annotatedRow(xml: string, row: number, result: RowResult | undefined, patch: SheetPatch): string {
  const open = xml.slice(0, xml.indexOf('>') + 1)
  const name = /^<([\w.:-]+)/.exec(open)![1]!
  const prefix = name.slice(0, -3)
  const cells = open.endsWith('/>') ? [] : cellsOf(xml)
  const start = cells.length > 0 ? xml.indexOf(cells[0]!.xml) : open.length
  const end = cells.length > 0 ? xml.lastIndexOf(cells.at(-1)!.xml) + cells.at(-1)!.xml.length : open.length
  const before = withoutSpans(open.replace(/\s*\/>$/, '>')) + xml.slice(open.length, start)
  return before + newCells(cells, row, prefix, result, patch) + (open.endsWith('/>') ? `</${name}>` : xml.slice(end))
}

function newCells(cells: readonly CellXml[], row: number, prefix: string, result: RowResult | undefined, { column, styles, comments }: SheetPatch): string {
  const bad = new Map(result?.cells.filter((cell) => cell.column !== column).map((cell) => [cell.column, cell.comment]) ?? [])
  for (const [at, text] of bad) if (text !== '') comments.push({ column: at, row, text })
  const byColumn = new Map(cells.map((cell) => [cell.column, cell]))
  const columns = [...new Set([...byColumn.keys(), ...bad.keys(), column])].toSorted((a, b) => a - b)
  let format = 0
  return columns.map((at) => {
    const cell = byColumn.get(at)
    if (at === column) {
      const own = styles.cleared(cell && cell.style !== 0 ? cell.style : format)
      if (!result) return cell ? `<${prefix}c r="${cellRef(at, row)}" s="${own}"/>` : ''
      return resultCell(prefix, at, row, result.refused ? styles.tinted(own) : own, result.text)
    }
    if (cell) format = styles.cleared(cell.style)
    if (!cell) return `<${prefix}c r="${cellRef(at, row)}" s="${styles.tinted(format)}"/>`
    return restyled(cell, bad.has(at) ? styles.tinted(format) : format)
  }).join('')
}

function restyled(cell: CellXml, style: number): string {
  if (style === cell.style) return cell.xml
  const open = cell.xml.slice(0, cell.xml.indexOf('>') + 1)
  const changed = /\ss="\d+"/.test(open) ? open.replace(/\ss="\d+"/, ` s="${style}"`) : open.replace(/^<[\w.:-]+/, (name) => `${name} s="${style}"`)
  return changed + cell.xml.slice(open.length)
}

function resultCell(prefix: string, column: number, row: number, style: number, text: string): string {
  const p = prefix
  return `<${p}c r="${cellRef(column, row)}"${style === 0 ? '' : ` s="${style}"`} t="inlineStr"><${p}is><${p}t xml:space="preserve">${written(text)}</${p}t></${p}is></${p}c>`
}

// Most results are the same few texts.
const known = new Map<string, string>()

function written(text: string): string {
  let bytes = known.get(text)
  if (bytes === undefined) {
    if (known.size > 1000) known.clear()
    known.set(text, (bytes = asBytes(escapeXml(text))))
  }
  return bytes
}

function withoutSpans(open: string): string {
  return open.replace(/\sspans="[^"]*"/, '')
}

// The used range grows by the new column, and the column gets a width if nobody gave it one.
function widerHead(head: string, column: number): string {
  const wider = head.replace(/(<(?:[\w.-]+:)?dimension\s[^>]*?ref="[A-Z]+\d+:)([A-Z]+)(\d+")/, (all, start: string, name: string, end: string) => (columnIndex(name) < column ? start + columnName(column) + end : all))
  const p = /<([\w.-]+:)?sheetData>$/.exec(wider)?.[1] ?? ''
  const width = `<${p}col min="${column + 1}" max="${column + 1}" width="36" customWidth="1"/>`
  const columns = new RegExp(`<${p}cols>(.*?)</${p}cols>`, 's').exec(wider)
  if (!columns) return wider.replace(new RegExp(`<${p}sheetData>$`), (tag) => `<${p}cols>${width}</${p}cols>${tag}`)
  const isGiven = [...columns[1]!.matchAll(/<[\w.:-]*col\s[^>]*>/g)].some(([tag]) => Number(attributeOf(tag, 'max')) > column)
  return isGiven ? wider : wider.replace(`</${p}cols>`, () => `${width}</${p}cols>`)
}
