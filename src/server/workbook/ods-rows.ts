import { hideCitizenIds } from '#domain/id/hide-citizen-ids.ts'
import { problem } from '#domain/problem/problem.ts'
import { blankCell, type MergedCells, type SheetCell, type SheetRow } from '#domain/registry/sheet-cell.ts'
import { BrokenZip } from '../zip/read-zip.ts'
import { countOf, odsCellsOf, odsPieces, rowTag } from './ods-pieces.ts'
import { attributeOf, tagsOf, unescapeXml } from './xml-text.ts'
import { textCell } from './xlsx-values.ts'
import { writtenOut } from './written-number.ts'

const widest = 16_384
const longest = 1_048_576
/** Cells alike in rows alike; more of them are a trap and no register. */
const mostAlike = 500_000

type Open = () => AsyncIterable<Uint8Array>

/** The sheets that a reader sees, in their order. */
export async function odsSheets(open: Open): Promise<string[]> {
  const names: string[] = []
  const hidden = new Set<string>()
  for await (const { kind, xml, table } of odsPieces(open())) {
    if (kind === 'row' || table !== undefined) continue
    for (const style of xml.match(/<style:style\s[^>]*?(?:\/>|>.*?<\/style:style>)/gs) ?? []) if (style.includes('table:display="false"')) hidden.add(attributeOf(style, 'name') ?? '')
    for (const tag of tagsOf(xml, 'table')) if (!hidden.has(attributeOf(tag, 'style-name') ?? '')) names.push(hideCitizenIds(attributeOf(tag, 'name') ?? ''))
  }
  return names
}

/** Reads the rows of a sheet of an OpenDocument spreadsheet one after another; rows that hold nothing are left out. */
export async function* odsRows(open: Open, sheet: string): AsyncGenerator<SheetRow> {
  let row = 0
  for await (const { kind, xml, table } of odsPieces(open())) {
    if (kind !== 'row' || table !== sheet) continue
    const alike = countOf(rowTag(xml), 'number-rows-repeated')
    const cells = readCells(xml)
    if (cells.length === 0) {
      row += alike
      continue
    }
    if (alike * cells.length > mostAlike) throw problem('WORKBOOK_EXPLODES', { megabytes: Math.ceil((alike * cells.length * 100) / 2 ** 20) })
    for (let n = 0; n < alike; n++) {
      row += 1
      if (row > longest) throw new BrokenZip('too many rows')
      yield { row, cells }
    }
  }
}

/** The cells of a sheet that are put together. */
export async function odsMerged(open: Open, sheet: string): Promise<MergedCells[]> {
  const merged: MergedCells[] = []
  let row = 1
  for await (const { kind, xml, table } of odsPieces(open())) {
    if (kind !== 'row' || table !== sheet) continue
    if (xml.includes('-spanned=')) {
      let column = 0
      for (const cell of odsCellsOf(xml)) {
        const [down, across] = [countOf(cell.tag, 'number-rows-spanned'), countOf(cell.tag, 'number-columns-spanned')]
        if (down > 1 || across > 1) merged.push({ top: row, bottom: row + down - 1, left: column, right: column + across - 1 })
        column += cell.repeated
      }
    }
    row += countOf(rowTag(xml), 'number-rows-repeated')
  }
  return merged
}

function readCells(xml: string): SheetCell[] {
  const cells: SheetCell[] = []
  let column = 0
  for (const { tag, body, repeated, isCovered } of odsCellsOf(xml)) {
    const cell = isCovered ? blankCell : readCell(tag, body)
    if (cell !== blankCell) {
      if (column + repeated > widest) throw new BrokenZip('too many columns')
      while (cells.length < column) cells.push(blankCell)
      for (let n = 0; n < repeated; n++) cells.push(cell)
    }
    column += repeated
  }
  return cells
}

function readCell(tag: string, body: string): SheetCell {
  if (tag === '' && body === '') return blankCell
  const type = attributeOf(tag, 'value-type')
  if (type === undefined) return tag.includes('table:formula=') ? { text: '', raw: 'formula' } : textCell(paragraphs(body))
  if (/calcext:value-type="error"/.test(tag)) return { text: paragraphs(body), raw: 'error' }
  if (type === 'date') return { text: (attributeOf(tag, 'date-value') ?? '').slice(0, 10), raw: 'date' }
  if (type === 'boolean') return textCell(attributeOf(tag, 'boolean-value') === 'true' ? 'TRUE' : 'FALSE')
  if (type === 'string' || type === 'time') return textCell(type === 'string' ? (attributeOf(tag, 'string-value') ?? paragraphs(body)) : paragraphs(body))
  const number = Number(attributeOf(tag, 'value'))
  return Number.isFinite(number) ? { text: writtenOut(number), raw: 'number' } : textCell(paragraphs(body))
}

/** What a cell says: its paragraphs in lines, without notes that hang at it. */
function paragraphs(body: string): string {
  const own = body.includes('<office:annotation') ? body.replaceAll(/<office:annotation[\s>].*?<\/office:annotation>/gs, '') : body
  const lines = [...own.matchAll(/<text:p(?:\s[^>]*)?(?:\/>|>(.*?)<\/text:p>)/gs)].map((match) => match[1] ?? '')
  return lines.map(inline).join('\n')
}

function inline(xml: string): string {
  if (!xml.includes('<')) return unescapeXml(xml)
  const spaced = xml
    .replaceAll(/<text:s(?:\s[^>]*)?\/>/g, (tag) => ' '.repeat(Math.min(countOf(tag, 'c'), 1000)))
    .replaceAll(/<text:tab(?:\s[^>]*)?\/>/g, '\t')
    .replaceAll(/<text:line-break(?:\s[^>]*)?\/>/g, '\n')
  return unescapeXml(spaced.replaceAll(/<[^>]*>/g, ''))
}
