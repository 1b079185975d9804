import { blankCell, type MergedCells, type SheetCell, type SheetRow } from '#domain/registry/sheet-cell.ts'
import { BrokenZip } from '../zip/read-zip.ts'
import { unpackStream } from '../zip/unpack-stream.ts'
import { columnIndex, greaterThan, isDigit, lessThan, next, quote, rowNumberAt, sheetRuns, slash, stands } from './sheet-rows.ts'
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
  let read: ((bytes: Buffer, start: number, end: number) => SheetCell[]) | undefined
  let hasRows = false
  for await (const run of sheetRuns(unpackStream(parts.bytes, parts.entries.get(path)!))) {
    if (run.kind === 'head') hasRows = true
    if (run.kind === 'tail' && hasRows && !/^\s*<\/(?:[\w.-]+:)?sheetData>/.test(run.bytes.toString('latin1'))) throw new BrokenZip('sheet cut off')
    if (run.kind !== 'rows') continue
    read ??= cellReader(run.prefix, values)
    for (const [at, start] of run.starts.entries()) {
      const number = rowNumberAt(run, start, row)
      if (!Number.isInteger(number) || number <= row || number > longest) throw new BrokenZip('rows out of order')
      row = number
      yield { row, cells: read(run.bytes, start, run.ends[at]!) }
    }
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

const [letterR, letterS, letterT, letterI, equals, blank] = [114, 115, 116, 105, 61, 32]
const mostDigits = 15

/**
 * Reads the cells of a row. What nearly all of them are (a number, a shared text, a plain text of its own) is told by the bytes; every other cell is
 * read as a text.
 * @param prefix of the names of elements, with its colon
 */
function cellReader(prefix: string, values: XlsxValues): (bytes: Buffer, start: number, end: number) => SheetCell[] {
  const mark = (text: string): Buffer => Buffer.from(text.replaceAll(/<(\/?)/g, (sign) => sign + prefix), 'latin1')
  const [open, close, valueOpen, valueClose, textOpen, textClose] = [mark('<c'), mark('</c>'), mark('<v>'), mark('</v></c>'), mark('<is><t>'), mark('</t></is></c>')]

  return (bytes, start, end) => {
    const cells: SheetCell[] = []
    let at = next(greaterThan, bytes, start, end) + 1
    for (;;) {
      at = next(lessThan, bytes, at, end)
      if (at >= end) break
      if (!stands(open, bytes, at)) {
        at += 1
        continue
      }
      const tagStart = at + open.length
      let [column, type, style] = [cells.length, 0, -1]
      at = tagStart
      while (bytes[at] === blank && bytes[at + 2] === equals && bytes[at + 3] === quote) {
        const name = bytes[at + 1]
        at += 4
        if (name === letterR) {
          for (column = 0; bytes[at]! > 64; at += 1) column = column * 26 + bytes[at]! - 64
          column -= 1
        } else if (name === letterT) type = bytes[at + 1] === quote && bytes[at] === letterS ? letterS : bytes[at] === letterI ? letterI : -1
        else if (name === letterS) for (style = 0; isDigit(bytes[at]!); at += 1) style = style * 10 + bytes[at]! - 48
        at = next(quote, bytes, at, end) + 1
      }
      let cell: SheetCell | undefined
      if (bytes[at] === slash && bytes[at + 1] === greaterThan) {
        cell = blankCell
        at += 2
      } else if (bytes[at] === greaterThan) {
        const isText = type === letterI
        const from = at + 1 + (isText ? textOpen.length : valueOpen.length)
        const to = stands(isText ? textOpen : valueOpen, bytes, at + 1) ? next(lessThan, bytes, from, end) : end
        const closing = isText ? textClose : valueClose
        if (to < end && stands(closing, bytes, to)) {
          if (isText) cell = textCell(plainText(bytes.toString('utf8', from, to)))
          else if (type >= 0) cell = readDigits(bytes, from, to, type === letterS, style, values)
          if (cell) at = to + closing.length
        }
      }
      if (!cell) {
        const tagEnd = next(greaterThan, bytes, tagStart, end)
        const tag = bytes.toString('utf8', tagStart, tagEnd)
        const isClosed = tag.endsWith('/')
        const bodyEnd = isClosed ? tagEnd : bytes.indexOf(close, tagEnd)
        if (bodyEnd < 0 || bodyEnd >= end) break
        at = isClosed ? tagEnd + 1 : bodyEnd + close.length
        column = columnOf(tag) ?? cells.length
        cell = isClosed ? blankCell : readCell(tag, bytes.toString('utf8', tagEnd + 1, bodyEnd), prefix, values)
      }
      if (column >= widest) break
      while (cells.length < column) cells.push(blankCell)
      cells[column] = cell
    }
    return cells
  }
}

/** A value of digits alone; undefined for every other. */
function readDigits(bytes: Uint8Array, from: number, to: number, isShared: boolean, style: number, values: XlsxValues): SheetCell | undefined {
  if (from === to) return blankCell
  if (to - from > mostDigits) return undefined
  let number = 0
  for (let at = from; at < to; at += 1) {
    const digit = bytes[at]! - 48
    if (digit < 0 || digit > 9) return undefined
    number = number * 10 + digit
  }
  return isShared ? sharedCell(values, number) : numberCell(number, style, values)
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
  return numberCell(number, Number(attribute(tag, 's') ?? -1), values)
}

/** @param style -1 for none */
function numberCell(number: number, style: number, values: XlsxValues): SheetCell {
  if (values.isDate[style] && number >= 0 && number <= latestSerial) return { text: dayOfSerial(number, values), raw: 'date' }
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
