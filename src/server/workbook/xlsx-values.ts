import { addDays } from '#domain/calendar/plain-date.ts'
import { blankCell, type SheetCell } from '#domain/registry/sheet-cell.ts'
import { unpackStream } from '../zip/unpack-stream.ts'
import { SharedTexts } from './shared-texts.ts'
import type { WorkbookParts } from './workbook-parts.ts'
import { attributeOf, tagsOf, unescapeXml } from './xml-text.ts'

/** What the cells of all sheets refer to: shared texts, and which formats show a number as a date. */
export type XlsxValues = {
  readonly strings: SharedTexts
  /** Cells of the texts that come again and again, by their number. */
  readonly cells: SheetCell[]
  readonly isDate: readonly boolean[]
  /** The day of serial number 0. */
  readonly dayZero: '1899-12-30' | '1904-01-01'
}

export async function readXlsxValues(parts: WorkbookParts): Promise<XlsxValues> {
  const path = parts.workbookPath
  const relationships = parts.relationships(path)
  const strings = relationships.find((one) => one.type === 'sharedStrings')
  const styles = relationships.find((one) => one.type === 'styles')
  const properties = tagsOf(parts.text(path) ?? '', 'workbookPr')[0] ?? ''
  return {
    strings: await readStrings(parts, strings?.target),
    cells: [],
    isDate: dateFormats((styles && parts.text(styles.target)) ?? ''),
    dayZero: /^(1|true)$/.test(attributeOf(properties, 'date1904') ?? '') ? '1904-01-01' : '1899-12-30',
  }
}

async function readStrings(parts: WorkbookParts, path: string | undefined): Promise<SharedTexts> {
  const name = path === undefined ? undefined : parts.find(path)
  const texts = new SharedTexts()
  if (name === undefined) return texts
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  const item = /<(?:[\w.-]+:)?si(?:\s[^>]*)?(?:\/>|>(.*?)<\/(?:[\w.-]+:)?si>)/gs
  let text = ''
  for await (const chunk of unpackStream(parts.bytes, parts.entries.get(name)!)) {
    text += decoder.decode(chunk, { stream: true })
    let at = 0
    item.lastIndex = 0
    for (let match = item.exec(text); match; match = item.exec(text)) {
      texts.add(runsText(match[1] ?? ''))
      at = item.lastIndex
    }
    text = text.slice(at)
  }
  return texts
}

export function textCell(text: string): SheetCell {
  return text === '' ? blankCell : { text, raw: 'string' }
}

/** The text of a string item: its runs put together, without how it is pronounced. */
export function runsText(xml: string): string {
  const start = xml.indexOf('<t>')
  if (start === 0 && xml.endsWith('</t>') && xml.indexOf('<', 3) === xml.length - 4) return plainText(xml.slice(3, -4))
  const spoken = xml.includes('rPh') ? xml.replaceAll(/<((?:[\w.-]+:)?rPh)[\s>].*?<\/\1>/gs, '') : xml
  let text = ''
  for (const match of spoken.matchAll(/<(?:[\w.-]+:)?t(?:\s[^>]*)?>(.*?)<\/(?:[\w.-]+:)?t>/gs)) text += match[1]!
  return plainText(text)
}

/** Text of an element, with the escapes that spreadsheets use for control characters (_x000D_). */
export function plainText(xml: string): string {
  const text = unescapeXml(xml)
  return text.includes('_x') ? text.replaceAll(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text
}

// Built-in formats that are dates (ECMA-376 18.8.30, with those of Chinese, Japanese and Korean programs); 18-21 and 45-47 are times of day.
const builtIn = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58])

function dateFormats(styles: string): boolean[] {
  const custom = new Map(tagsOf(styles, 'numFmt').map((tag) => [Number(attributeOf(tag, 'numFmtId')), attributeOf(tag, 'formatCode') ?? '']))
  const formats = /<(?:[\w.-]+:)?cellXfs[\s>].*?<\/(?:[\w.-]+:)?cellXfs>/s.exec(styles)?.[0] ?? ''
  return tagsOf(formats, 'xf').map((tag) => {
    const id = Number(attributeOf(tag, 'numFmtId') ?? 0)
    const code = custom.get(id)
    return code === undefined ? builtIn.has(id) : /[yd]/i.test(code.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]|general/gi, ''))
  })
}

/** The day of a serial number; spreadsheets inherited a 29 February 1900 that never was. */
export function dayOfSerial(serial: number, values: XlsxValues): string {
  const days = Math.floor(serial)
  return addDays(values.dayZero, days + (values.dayZero === '1899-12-30' && days < 60 ? 1 : 0))
}
