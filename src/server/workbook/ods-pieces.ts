import { hideCitizenIds } from '#domain/id/hide-citizen-ids.ts'
import { BrokenZip } from '../zip/read-zip.ts'
import { attributeOf } from './xml-text.ts'

/** The XML of an OpenDocument spreadsheet as it goes by: each row of each table by itself, and all that stands between. */
export type OdsPiece = { readonly kind: 'between' | 'row'; readonly xml: string; readonly table: string | undefined }

const rowStart = '<table:table-row'
const rowEnd = '</table:table-row>'
const longestPiece = 64 * 2 ** 20

/** Cuts the content of a spreadsheet into its rows while it is being unpacked (ODF 1.3, 9.1). `table` is the name of the sheet. */
export async function* odsPieces(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<OdsPiece> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  let text = ''
  let table: string | undefined
  for await (const chunk of chunks) {
    text += decoder.decode(chunk, { stream: true })
    let at = 0
    for (;;) {
      const next = nextMark(text, at)
      if (!next) break
      if (next.kind === 'row') {
        const end = endOfRow(text, next.start)
        if (end < 0) break
        if (next.start > at) yield { kind: 'between', xml: text.slice(at, next.start), table }
        yield { kind: 'row', xml: text.slice(next.start, end), table }
        at = end
        continue
      }
      const end = text.indexOf('>', next.start) + 1
      if (end === 0) break
      const tag = text.slice(next.start, end)
      // What stands before a table belongs to none, its own start tag included.
      yield { kind: 'between', xml: text.slice(at, end), table: next.kind === 'open' ? undefined : table }
      table = next.kind === 'open' && !tag.endsWith('/>') ? hideCitizenIds(attributeOf(tag, 'name') ?? '') : undefined
      at = end
    }
    text = text.slice(at)
    if (text.length > longestPiece) throw new BrokenZip('a row without end')
  }
  const rest = text + decoder.decode()
  if (rest.includes(rowStart) || !/<\/office:document-content>\s*$/.test(rest)) throw new BrokenZip('sheet cut off')
  yield { kind: 'between', xml: rest, table }
}

function nextMark(text: string, at: number): { kind: 'row' | 'open' | 'close'; start: number } | undefined {
  const mark = /<table:table-row(?=[\s/>])|<(\/)?table:table(?=[\s/>])/g
  mark.lastIndex = at
  const match = mark.exec(text)
  return match ? { kind: match[0] === rowStart ? 'row' : match[1] ? 'close' : 'open', start: match.index } : undefined
}

function endOfRow(text: string, start: number): number {
  const open = text.indexOf('>', start)
  if (open < 0) return -1
  if (text.charCodeAt(open - 1) === 47) return open + 1
  const end = text.indexOf(rowEnd, open)
  return end < 0 ? -1 : end + rowEnd.length
}

/** A cell of a row, or several alike beside each other. */
export type OdsCell = { readonly tag: string; readonly body: string; readonly xml: string; readonly repeated: number; readonly isCovered: boolean }

const cellPattern = /<table:(covered-)?table-cell((?:\s[^>]*?)?)(?:\/>|>(.*?)<\/table:(?:covered-)?table-cell>)/gs

export function odsCellsOf(rowXml: string): OdsCell[] {
  const cells: OdsCell[] = []
  for (const match of rowXml.matchAll(cellPattern)) {
    cells.push({ tag: match[2]!, body: match[3] ?? '', xml: match[0], repeated: countOf(match[2]!, 'number-columns-repeated'), isCovered: match[1] !== undefined })
  }
  return cells
}

/** How often a row or cell stands there; once when it does not say. */
export function countOf(tag: string, name: string): number {
  const number = Number(attributeOf(tag, name) ?? 1)
  return Number.isSafeInteger(number) && number > 0 ? number : 1
}

/** The start tag of a row. */
export function rowTag(rowXml: string): string {
  return rowXml.slice(0, rowXml.indexOf('>') + 1)
}
