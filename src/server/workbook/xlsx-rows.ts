import { blankCell, type MergedCells, type SheetCell, type SheetRow } from '#domain/registry/sheet-cell.ts'
import { BrokenZip } from '../zip/read-zip.ts'
import { unpackStream } from '../zip/unpack-stream.ts'
import { columnIndex, rowNumber, sheetPieces, sheetRuns } from './sheet-rows.ts'
import type { WorkbookParts } from './workbook-parts.ts'
import { writtenOut } from './written-number.ts'
import { attributeOf, tagsOf } from './xml-text.ts'
import { dayOfSerial, plainText, readXlsxValues, runsText, textCell, type XlsxValues } from './xlsx-values.ts'

const widest = 16_384
const longest = 1_048_576
const uncomputed: SheetCell = { text: '', raw: 'formula' }
const latestSerial = 2_958_465 // 9999-12-31

/**
 * Reads the rows of a sheet of a package one after another, while it is being unpacked. A sheet that is cut off, or whose rows
 * are not counted upwards, is broken: no row may be lost without a word.
 */
export async function* xlsxRows(parts: WorkbookParts, path: string): AsyncGenerator<SheetRow> {
  const values = await readXlsxValues(parts)
  let row = 0
  let hasRows = false
  for await (const { kind, xml } of sheetPieces(unpackStream(parts.bytes, parts.entries.get(path)!))) {
    if (kind === 'head') hasRows = true
    if (kind === 'tail' && hasRows && !/^\s*<\/(?:[\w.-]+:)?sheetData>/.test(xml)) throw new BrokenZip('sheet cut off')
    if (kind !== 'row') continue
    const number = rowNumber(xml, row)
    if (!Number.isInteger(number) || number <= row || number > longest) throw new BrokenZip('rows out of order')
    row = number
    yield { row, cells: readCells(xml, values) }
  }
}

const mostMerged = 200_000

/** The cells of a sheet that are put together; they stand behind its rows. */
export async function xlsxMerged(parts: WorkbookParts, path: string): Promise<MergedCells[]> {
  for await (const run of sheetRuns(unpackStream(parts.bytes, parts.entries.get(path)!))) {
    if (run.kind !== 'tail') continue
    return tagsOf(run.bytes.toString('latin1'), 'mergeCell').slice(0, mostMerged).flatMap((tag) => {
      const match = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(attributeOf(tag, 'ref') ?? '')
      return match ? [{ top: Number(match[2]), bottom: Number(match[4]), left: columnIndex(match[1]!), right: columnIndex(match[3]!) }] : []
    })
  }
  return []
}

function readCells(xml: string, values: XlsxValues): SheetCell[] {
  const prefix = xml.slice(1, xml.search(/row[\s/>]/))
  const [open, close] = [`<${prefix}c`, `</${prefix}c>`]
  const cells: SheetCell[] = []
  let at = xml.indexOf('>') + 1
  for (let start = xml.indexOf(open, at); start >= 0; start = xml.indexOf(open, at)) {
    const tagEnd = xml.indexOf('>', start)
    const tag = xml.slice(start + open.length, tagEnd)
    const isClosed = tag.endsWith('/')
    const end = isClosed ? tagEnd : xml.indexOf(close, tagEnd)
    if (end < 0) break
    at = isClosed ? tagEnd + 1 : end + close.length
    const column = columnOf(tag) ?? cells.length
    if (column >= widest) break
    while (cells.length < column) cells.push(blankCell)
    cells[column] = isClosed ? blankCell : readCell(tag, xml.slice(tagEnd + 1, end), prefix, values)
  }
  return cells
}

function attribute(tag: string, name: string): string | undefined {
  const start = tag.indexOf(` ${name}="`)
  return start < 0 ? undefined : tag.slice(start + name.length + 3, tag.indexOf('"', start + name.length + 3))
}

function columnOf(tag: string): number | undefined {
  const ref = attribute(tag, 'r')
  if (ref === undefined) return undefined
  let letters = 0
  while (ref.charCodeAt(letters) > 64) letters++
  return columnIndex(ref.slice(0, letters))
}

function readCell(tag: string, body: string, prefix: string, values: XlsxValues): SheetCell {
  const type = attribute(tag, 't')
  if (type === 'inlineStr') return textCell(runsText(body.replace(/^<(?:[\w.-]+:)?is(?:\s[^>]*)?>|<\/(?:[\w.-]+:)?is>$/g, '')))
  const start = body.indexOf('>', body.indexOf(`<${prefix}v`)) + 1
  const end = body.indexOf(`</${prefix}v>`)
  const value = end < 0 ? '' : body.slice(start, end)
  if (value === '') return body.includes(`<${prefix}f`) && !body.includes(`<${prefix}v`) ? uncomputed : blankCell
  if (type === 's') return sharedCell(values, Number(value))
  if (type === 'e') return { text: plainText(value), raw: 'error' }
  if (type === 'str') return textCell(plainText(value))
  if (type === 'b') return textCell(value === '1' || value === 'true' ? 'TRUE' : 'FALSE')
  if (type === 'd') return { text: value.slice(0, 10), raw: 'date' }
  const number = Number(value)
  if (Number.isNaN(number)) return textCell(plainText(value))
  const format = attribute(tag, 's')
  if (format !== undefined && values.isDate[Number(format)] && number >= 0 && number <= latestSerial) return { text: dayOfSerial(number, values), raw: 'date' }
  return { text: writtenOut(number), raw: 'number' }
}

/** Texts are numbered in the order in which they come, so that those of every row have small numbers. */
const mostKept = 2048

function sharedCell(values: XlsxValues, index: number): SheetCell {
  const known = values.cells[index]
  if (known) return known
  const text = values.strings.at(index)
  const cell: SheetCell = text === undefined ? { text: '#REF!', raw: 'error' } : textCell(text)
  return index < mostKept ? (values.cells[index] = cell) : cell
}
