import { packStream, ZipBuilder } from '../zip/zip-builder.ts'
import { unpackStream } from '../zip/unpack-stream.ts'
import type { ZipEntry } from '../zip/read-zip.ts'
import { countOf, odsCellsOf, odsPieces, rowTag, type OdsCell } from './ods-pieces.ts'
import type { Annotation, RowResult } from './workbook.ts'
import { attributeOf, escapeXml } from './xml-text.ts'

const tint = '#ffdad6'
const mark = 'doudi-'

/**
 * Gives an OpenDocument spreadsheet back with the results of its import, like `annotateWorkbook`: a column of results, refused
 * cells tinted and with a note. Rows without a result go through as they are.
 */
export async function annotateOds(original: Uint8Array, entries: readonly ZipEntry[], annotations: readonly Annotation[]): Promise<Uint8Array<ArrayBuffer>> {
  const content = entries.find((entry) => entry.name === 'content.xml')!
  const columns = new Map<string, number>()
  for (const { sheet, resultColumn } of annotations) if (resultColumn !== null) columns.set(sheet, resultColumn)
  await findColumns(unpackStream(original, content), annotations, columns)
  const packed = await packStream(annotated(unpackStream(original, content), new Map(annotations.map((one) => [one.sheet, one])), columns))
  const zip = new ZipBuilder()
  for (const entry of entries) {
    if (entry.name === 'content.xml') zip.addPacked(entry.name, packed)
    else if (!entry.name.endsWith('/')) zip.copy(original, entry)
  }
  return zip.finish()
}

/** Of sheets without results of an earlier time: the column behind the last that holds something. */
async function findColumns(content: AsyncIterable<Uint8Array>, annotations: readonly Annotation[], columns: Map<string, number>): Promise<void> {
  const open = new Map(annotations.filter((one) => !columns.has(one.sheet)).map((one) => [one.sheet, 0]))
  if (open.size === 0) return
  for await (const { kind, xml, table } of odsPieces(content)) {
    if (kind !== 'row' || table === undefined || !open.has(table)) continue
    let [column, last] = [0, 0]
    for (const cell of odsCellsOf(xml)) {
      column += cell.repeated
      if (holdsSomething(cell)) last = column
    }
    if (last > open.get(table)!) open.set(table, last)
  }
  for (const [sheet, column] of open) columns.set(sheet, column)
}

function holdsSomething({ tag, body }: OdsCell): boolean {
  return body !== '' || tag.includes('office:value-type=') || tag.includes('table:formula=')
}

async function* annotated(content: AsyncIterable<Uint8Array>, annotations: ReadonlyMap<string, Annotation>, columns: ReadonlyMap<string, number>): AsyncGenerator<Uint8Array> {
  const rows = new Map<string, number>()
  let waiting: string[] = []
  let length = 0
  let isHead = true
  for await (const { kind, xml, table } of odsPieces(content)) {
    const annotation = table === undefined ? undefined : annotations.get(table)
    let text = xml
    if (isHead && kind === 'between') text = withTints(xml)
    isHead = false
    if (kind === 'row' && table !== undefined && annotation) {
      const [before, alike] = [rows.get(table) ?? 0, countOf(rowTag(xml), 'number-rows-repeated')]
      rows.set(table, before + alike)
      text = annotatedRows(xml, before, alike, annotation, columns.get(table)!)
    }
    waiting.push(text)
    length += text.length
    if (length > 1 << 18) {
      yield Buffer.from(waiting.join(''), 'utf8')
      waiting = []
      length = 0
    }
  }
  yield Buffer.from(waiting.join(''), 'utf8')
}

/** A tinted copy of every format of cells; those of an earlier time are there already. */
function withTints(head: string): string {
  const styles = head.match(/<style:style\s[^>]*style:family="table-cell"[^>]*?(?:\/>|>.*?<\/style:style>)/gs) ?? []
  const known = new Set(styles.map((style) => attributeOf(style, 'name')))
  const plain = `<style:style style:name="${mark}plain" style:family="table-cell" style:parent-style-name="Default"><style:table-cell-properties fo:background-color="${tint}"/></style:style>`
  const copies = styles.filter((style) => !attributeOf(style, 'name')?.startsWith(mark) && !known.has(mark + attributeOf(style, 'name'))).map(tinted)
  const added = (known.has(`${mark}plain`) ? '' : plain) + copies.join('')
  return head.includes('</office:automatic-styles>') ? head.replace('</office:automatic-styles>', () => `${added}</office:automatic-styles>`) : head.replace(/<office:automatic-styles\s*\/>/, () => `<office:automatic-styles>${added}</office:automatic-styles>`)
}

function tinted(style: string): string {
  const named = style.replace(/style:name="([^"]*)"/, (_, name: string) => `style:name="${mark}${name}"`)
  const background = `fo:background-color="${tint}"`
  if (named.includes('<style:table-cell-properties')) {
    return named.replace(/<style:table-cell-properties([^>]*?)(\/?)>/, (_, attributes: string, end: string) => `<style:table-cell-properties${attributes.replace(/\sfo:background-color="[^"]*"/, '')} ${background}${end}>`)
  }
  const open = named.slice(0, named.indexOf('>') + 1)
  const properties = `<style:table-cell-properties ${background}/>`
  return open.endsWith('/>') ? `${open.slice(0, -2)}>${properties}</style:style>` : open + properties + named.slice(open.length)
}

/** A row, or rows alike; apart from each other once one of them has a result. */
function annotatedRows(xml: string, before: number, alike: number, annotation: Annotation, column: number): string {
  const numbers = Array.from({ length: Math.min(alike, 60_000) }, (_, at) => before + at + 1)
  const resultOf = (row: number): RowResult | undefined => (row === annotation.headingRow ? { text: annotation.heading, refused: false, cells: [] } : annotation.results.get(row))
  if (!numbers.some(resultOf) && (annotation.resultColumn === null || alike > 1000)) return xml
  const single = xml.replace(/^(<table:table-row[^>]*?)\stable:number-rows-repeated="\d+"/, '$1')
  return numbers.map((row) => annotatedRow(single, resultOf(row), annotation, column)).join('')
}

function annotatedRow(xml: string, result: RowResult | undefined, { heading }: Annotation, column: number): string {
  const open = rowTag(xml)
  const bad = new Map(result?.cells.filter((cell) => cell.column !== column).map((cell) => [cell.column, cell.comment]) ?? [])
  const until = Math.max(column, ...bad.keys())
  const cells: string[] = []
  for (const cell of odsCellsOf(xml)) {
    const own = Math.min(cell.repeated, Math.max(until + 1 - cells.length, 0))
    const single = cell.xml.replace(/\stable:number-columns-repeated="\d+"/, '')
    for (let n = 0; n < own; n++) cells.push(single)
    if (cell.repeated > own && holdsSomething(cell)) for (let n = own; n < cell.repeated; n++) cells.push(single)
  }
  while (cells.length <= until) cells.push('<table:table-cell/>')
  const annotatedCells = cells.map((cell, at) => {
    if (at === column) return result ? resultCell(result) : '<table:table-cell/>'
    const plain = untinted(cell)
    return bad.has(at) ? withNote(asTinted(plain), heading, bad.get(at)!) : plain
  })
  return `${open.replace(/\s*\/>$/, '>')}${annotatedCells.join('')}</table:table-row>`
}

function resultCell({ text, refused }: RowResult): string {
  const style = refused ? ` table:style-name="${mark}plain"` : ''
  return `<table:table-cell${style} office:value-type="string">${text.split('\n').map((line) => `<text:p>${escapeXml(line)}</text:p>`).join('')}</table:table-cell>`
}

function untinted(cell: string): string {
  return cell.replace(/^(<[^>]*?\stable:style-name=")doudi-([^"]*)"/, (_, start: string, name: string) => (name === 'plain' ? `${start}Default"` : `${start}${name}"`))
}

function asTinted(cell: string): string {
  const open = cell.slice(0, cell.indexOf('>') + 1)
  const styled = /\stable:style-name="/.test(open) ? open.replace(/(\stable:style-name=")([^"]*)"/, (_, start: string, name: string) => `${start}${mark}${name === 'Default' ? 'plain' : name}"`) : open.replace(/^<[\w:-]+/, (name) => `${name} table:style-name="${mark}plain"`)
  return styled + cell.slice(open.length)
}

/** One note hangs at a cell: ours goes behind the words of another, ours of an earlier time go. */
function withNote(cell: string, heading: string, text: string): string {
  if (text === '') return cell
  const note = `<text:p>${escapeXml(`${heading}：${text}`)}</text:p>`
  const old = /<office:annotation[\s>].*?<\/office:annotation>/s.exec(cell)?.[0]
  if (old) {
    const kept = old.replaceAll(/<text:p(?:\s[^>]*)?>(?:(?!<\/text:p>).)*<\/text:p>/gs, (one) => (one.replaceAll(/<[^>]*>/g, '').startsWith(escapeXml(heading)) ? '' : one))
    return cell.replace(old, () => kept.replace('</office:annotation>', () => `${note}</office:annotation>`))
  }
  const open = cell.slice(0, cell.indexOf('>') + 1)
  const made = `<office:annotation>${note}</office:annotation>`
  return open.endsWith('/>') ? `${open.slice(0, -2).trimEnd()}>${made}</${/^<([\w:-]+)/.exec(open)![1]!}>` : open + made + cell.slice(open.length)
}
