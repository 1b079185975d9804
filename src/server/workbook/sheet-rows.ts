import { attributeOf } from './xml-text.ts'

/** The XML of a worksheet as it goes by: everything before the rows, each row by itself, everything behind. */
export type SheetPiece = { readonly kind: 'head' | 'row' | 'tail'; readonly xml: string }

/**
 * Cuts a worksheet into its rows while it is being unpacked. Element names may have a namespace prefix; rows are found by
 * text alone, which is safe because `<` never stands unescaped in XML text.
 * @param as `bytes` gives each byte as one character (Latin-1): faster, for those who only pass the text on
 */
export async function* sheetPieces(chunks: AsyncIterable<Uint8Array>, as: 'text' | 'bytes' = 'text'): AsyncGenerator<SheetPiece> {
  const decoder = as === 'bytes' ? byteDecoder : new TextDecoder('utf-8', { ignoreBOM: true })
  let text = ''
  let prefix: string | undefined
  let inTail = false
  for await (const chunk of chunks) {
    text += decoder.decode(chunk, { stream: true })
    if (inTail) continue
    if (prefix === undefined) {
      const start = /<([\w.-]+:)?sheetData\s*(\/?)>/.exec(text)
      if (!start) continue
      prefix = start[1] ?? ''
      if (start[2] === '/') {
        yield { kind: 'head', xml: text.slice(0, start.index) + `<${prefix}sheetData>` }
        text = `</${prefix}sheetData>` + text.slice(start.index + start[0].length)
      } else {
        yield { kind: 'head', xml: text.slice(0, start.index + start[0].length) }
        text = text.slice(start.index + start[0].length)
      }
    }
    let at = 0
    for (;;) {
      const end = endOfRow(text, at, prefix)
      if (end < 0) break
      yield { kind: 'row', xml: text.slice(text.indexOf('<', at), end) }
      at = end
    }
    text = text.slice(at)
    inTail = text.trimStart().startsWith(`</${prefix}sheetData>`)
  }
  yield { kind: 'tail', xml: text + decoder.decode() }
}

const byteDecoder = {
  decode: (bytes?: Uint8Array, _options?: object): string => (bytes ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1') : ''),
}

/** A text as its UTF-8 bytes, each as one character. */
export function asBytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1')
}

// Where the row that begins next ends, -1 when its end has not come yet or no row begins.
function endOfRow(text: string, at: number, prefix: string): number {
  const start = text.indexOf('<', at)
  if (start < 0 || !text.startsWith(`<${prefix}row`, start)) return -1
  const open = text.indexOf('>', start)
  if (open < 0) return -1
  if (text.charCodeAt(open - 1) === 47) return open + 1
  const close = `</${prefix}row>`
  const end = text.indexOf(close, open)
  return end < 0 ? -1 : end + close.length
}

/** A cell inside a row: its column, its style, and whether it holds anything. */
export type CellXml = { readonly column: number; readonly style: number; readonly hasValue: boolean; readonly xml: string }

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
