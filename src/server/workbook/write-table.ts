import { problem } from '#domain/problem/problem.ts'
import { columnName } from '#domain/registry/sheet-cell.ts'
import { unpack } from '../zip/read-zip.ts'
import { ZipBuilder } from '../zip/zip-builder.ts'
import { recognise } from './recognise.ts'
import { cellsOf, rowNumber, sheetPieces } from './sheet-rows.ts'
import { refuseMissing, type TemplateData, type TemplateRow, type TemplateTag } from './template-data.ts'
import { WorkbookParts } from './workbook-parts.ts'
import { attributeOf, escapeXml, tagsOf, unescapeXml } from './xml-text.ts'

/** A cell of a template. `look`: its attributes without place and type; `plain`: all that a cell without text keeps. */
type TemplateCell = { readonly column: string; readonly look: string; readonly text: string | undefined; readonly plain: string }
type Row = { readonly number: number; readonly open: string; readonly cells: readonly TemplateCell[]; readonly list: string | undefined }

const tag = /\{([#/]?)([\w.-]+)\}/g

/**
 * Fills the first sheet of an .xlsx template: `{tag}` in any cell; the row whose cells stand between `{#rows}` and `{/rows}`
 * is repeated for each row of the list, keeping its look, and what stands below moves down. Texts are written as texts, so
 * that long numbers keep their digits. Repeated rows get the height their texts need, for programs that do not find it out
 * themselves, unless the template fixes it. The rest of the workbook stays as it is.
 * Raises TEMPLATE_TAG_MISSING when the template asks for something the data does not have.
 */
export async function writeTable(template: Uint8Array, data: TemplateData): Promise<Uint8Array<ArrayBuffer>> {
  const { parts, sheet, head, rows, tail } = await open(template)
  refuseMissing(rows.flatMap(tagsOfRow), data)

  const widths = columnWidths(head)
  let shift = 0
  const moves: { readonly row: number; readonly by: number }[] = []
  const filled = rows.map((row) => {
    const list = row.list === undefined ? [{}] : (data[row.list] as readonly TemplateRow[])
    const xml = list.map((item, index) => filledRow(row, row.number + shift + index, { ...data, ...item }, widths))
    shift += list.length - 1
    if (list.length !== 1) moves.push({ row: row.number, by: list.length - 1 })
    return xml.join('')
  })
  const moved = (row: number) => row + moves.reduce((sum, move) => (row > move.row ? sum + move.by : sum), 0)
  const xml = moveRanges(head, moved, 'dimension') + filled.join('') + moveRanges(tail, moved, 'mergeCell')

  const zip = new ZipBuilder()
  for (const entry of parts.entries.values()) {
    if (entry.name === sheet.path) zip.add(entry.name, xml)
    else zip.copy(template, entry)
  }
  return zip.finish()
}

/** The tags of the first sheet of an .xlsx template, each with the list in which it stands. */
export async function tagsOfTable(template: Uint8Array): Promise<TemplateTag[]> {
  return (await open(template)).rows.flatMap(tagsOfRow)
}

async function open(template: Uint8Array): Promise<{ parts: WorkbookParts; sheet: { readonly path: string }; head: string; rows: Row[]; tail: string }> {
  const recognised = recognise(template)
  if (recognised.kind !== 'xlsx') throw problem('WORKBOOK_UNREADABLE', { as: recognised.kind })
  const parts = new WorkbookParts(template, recognised.entries)
  const sheet = parts.sheets()[0]
  if (!sheet) throw problem('WORKBOOK_UNREADABLE', { as: 'xlsx' })
  const [head, rows, tail] = await takeApart(unpack(template, parts.entries.get(sheet.path)!), sharedStrings(parts))
  return { parts, sheet, head, rows, tail }
}

function sharedStrings(parts: WorkbookParts): string[] {
  const path = parts.relationships(parts.workbookPath).find((one) => one.type === 'sharedStrings')?.target
  const xml = path === undefined ? '' : (parts.text(path) ?? '')
  return (xml.match(/<si(?:\s*\/>|[\s>].*?<\/si>)/gs) ?? []).map(textOf)
}

function textOf(xml: string): string {
  return unescapeXml([...xml.matchAll(/<t(?:\s[^>]*)?>(.*?)<\/t>/gs)].map((match) => match[1]).join(''))
}

async function takeApart(xml: Uint8Array, strings: readonly string[]): Promise<[head: string, rows: Row[], tail: string]> {
  let [head, tail, number] = ['', '', 0]
  const rows: Row[] = []
  for await (const piece of sheetPieces(one(xml))) {
    if (piece.kind === 'head') head = piece.xml
    else if (piece.kind === 'tail') tail = piece.xml
    else rows.push(readRow(piece.xml, (number = rowNumber(piece.xml, number)), strings))
  }
  return [head, rows, tail]
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

function readRow(xml: string, number: number, strings: readonly string[]): Row {
  const cells = cellsOf(xml).map((cell): TemplateCell => {
    const open = tagsOf(cell.xml, 'c')[0]!
    const type = /\st="(\w+)"/.exec(open)?.[1]
    const value = /<v>(.*?)<\/v>/s.exec(cell.xml)?.[1] ?? ''
    const text = type === 's' ? strings[Number(value)] : type === 'inlineStr' ? textOf(cell.xml) : type === 'str' ? unescapeXml(value) : undefined
    const attributes = open.replace(/^<c|\/?>$/g, '').replace(/\sr="[^"]*"/, '')
    return { column: columnName(cell.column), look: attributes.replace(/\st="[^"]*"/, ''), text, plain: attributes + cell.xml.slice(cell.xml.endsWith('/>') ? -2 : open.length - 1) }
  })
  const list = cells.map((cell) => /\{#([\w.-]+)\}/.exec(cell.text ?? '')?.[1]).find((name) => name !== undefined)
  return { number, open: xml.slice(0, xml.indexOf('>') + 1).replace(/\s(r|spans)="[^"]*"/g, '').replace(/\/?>$/, ''), cells, list }
}

function tagsOfRow(row: Row): TemplateTag[] {
  return row.cells.flatMap((cell) => [...(cell.text ?? '').matchAll(tag)].filter((match) => match[1] !== '/').map((match) => {
    const isList = match[1] === '#'
    return { name: match[2]!, isList, cell: `${cell.column}${row.number}`, ...(row.list !== undefined && !isList && { list: row.list }) }
  }))
}

function filledRow(row: Row, number: number, data: TemplateData, widths: ReadonlyMap<string, number>): string {
  let lines = 1
  const cells = row.cells.map((cell) => {
    const ref = `<c r="${cell.column}${number}"`
    if (cell.text === undefined) return ref + cell.plain
    const open = ref + cell.look
    const template = cell.text.replaceAll(/\{[#/][\w.-]+\}/g, '')
    const alone = /^\{([\w.-]+)\}$/.exec(template)?.[1]
    const value = alone === undefined ? template.replaceAll(tag, (_, __, name: string) => String(data[name])) : (data[alone] as string | number)
    lines = Math.max(lines, linesOf(String(value), widths.get(cell.column)))
    if (typeof value === 'number') return `${open}><v>${value}</v></c>`
    return value === '' ? `${open}/>` : `${open} t="inlineStr"><is><t xml:space="preserve">${escapeXml(value)}</t></is></c>`
  })
  const height = row.list === undefined || /\sht=/.test(row.open) ? '' : ` ht="${Math.max(20, lines * lineHeight + 5)}" customHeight="1"`
  return `${row.open.slice(0, 4)} r="${number}"${height}${row.open.slice(4)}>${cells.join('')}</row>`
}

const lineHeight = 13.5 // points, of the 10 point type that lists are printed in

// Widths are counted in digits of 11 point type; a Chinese character takes two.
function linesOf(text: string, width = 9): number {
  const room = Math.max(1, Math.floor(width * 1.05))
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil([...line].reduce((units, sign) => units + (sign > '\u2e80' ? 2 : 1), 0) / room)), 0)
}

function columnWidths(head: string): ReadonlyMap<string, number> {
  return new Map(tagsOf(head, 'col').flatMap((tag) => {
    const [from, to, width] = [attributeOf(tag, 'min'), attributeOf(tag, 'max'), attributeOf(tag, 'width')].map(Number) as [number, number, number]
    return Array.from({ length: Math.min(to - from + 1, 100) }, (_, index) => [columnName(from - 1 + index), width] as const)
  }))
}

function moveRanges(xml: string, moved: (row: number) => number, element: string): string {
  return xml.replaceAll(new RegExp(`(<${element}\\s[^>]*?ref=")([A-Z]+)(\\d+)(?::([A-Z]+)(\\d+))?"`, 'g'), (_, start: string, left: string, top: string, right?: string, bottom?: string) =>
    `${start}${left}${moved(Number(top))}${right === undefined ? '' : `:${right}${moved(Number(bottom))}`}"`)
}
