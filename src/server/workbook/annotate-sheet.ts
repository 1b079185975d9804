import { cellRef, columnName } from '#domain/registry/sheet-cell.ts'
import type { CellComment } from './comments-patch.ts'
import { asBytes, cellsOf, columnIndex, rowNumber, sheetPieces, type CellXml } from './sheet-rows.ts'
import type { StylesPatch } from './styles-patch.ts'
import type { Annotation, RowResult } from './workbook.ts'
import { attributeOf, escapeXml } from './xml-text.ts'

const mostColumns = 16_384

/** Column behind the last one in which any row holds a value. */
export async function columnBehindLast(sheet: AsyncIterable<Uint8Array>): Promise<number> {
  let last = -1
  for await (const piece of sheetPieces(sheet, 'bytes')) if (piece.kind === 'row') last = Math.max(last, lastColumn(piece.xml))
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

/** The worksheet with its results, piece by piece. Every row without a result goes through byte by byte. */
export async function* annotatedSheet(sheet: AsyncIterable<Uint8Array>, patch: SheetPatch): AsyncGenerator<Uint8Array> {
  let waiting: string[] = []
  let [row, length] = [0, 0]
  for await (const { kind, xml } of sheetPieces(sheet, 'bytes')) {
    if (kind === 'row') row = rowNumber(xml, row)
    const text = kind === 'head' ? widerHead(xml, patch.column) : kind === 'tail' ? patch.finish(xml) : annotatedRow(xml, row, patch)
    waiting.push(text)
    length += text.length
    if (length > 1 << 18) {
      yield Buffer.from(waiting.join(''), 'latin1')
      waiting = []
      length = 0
    }
  }
  yield Buffer.from(waiting.join(''), 'latin1')
}

function annotatedRow(xml: string, row: number, patch: SheetPatch): string {
  const { annotation, column, styles } = patch
  const result: RowResult | undefined = row === annotation.headingRow ? { text: annotation.heading, refused: false, cells: [] } : annotation.results.get(row)
  if (!result && annotation.resultColumn === null) return xml
  const open = xml.slice(0, xml.indexOf('>') + 1)
  const name = /^<([\w.:-]+)/.exec(open)![1]!
  const prefix = name.slice(0, -3)
  if (result && result.cells.length === 0 && !result.refused && !styles.hadTint && prefix === '' && !open.endsWith('/>')) {
    const last = lastCell(xml)
    if (last && last.column < column) return withoutSpans(open) + xml.slice(open.length, -`</${name}>`.length) + resultCell(prefix, column, row, last.style, result.text) + `</${name}>`
  }
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

function lastCell(xml: string): { column: number; style: number } | undefined {
  const at = xml.lastIndexOf('<c ')
  const open = at < 0 ? '' : xml.slice(at, xml.indexOf('>', at))
  const ref = /\sr="([A-Z]+)\d+"/.exec(open)
  return ref ? { column: columnIndex(ref[1]!), style: Number(/\ss="(\d+)"/.exec(open)?.[1] ?? 0) } : undefined
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

// The span of a row is a hint that would now be wrong.
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
