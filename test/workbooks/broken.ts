import { listZip, unpack } from '#server/zip/read-zip.ts'
import { ZipBuilder } from '#server/zip/zip-builder.ts'
import { handMade, mainNamespace, plainSheet } from './hand-made.ts'
import { odsOf, odsRow, odsText } from './ods.ts'

/** A small generator of numbers with a seed (mulberry32), so that a failure can be had again. */
export function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

export interface Broken {
  readonly what: string
  readonly name: string
  readonly bytes: Uint8Array
}

type Next = ReturnType<typeof numbers>

/** Breaks one part of a package by rewriting its text, or leaves it out. */
function repacked(bytes: Uint8Array, change: (name: string, text: string) => string | undefined): Uint8Array {
  const zip = new ZipBuilder()
  for (const entry of listZip(bytes)) {
    const text = change(entry.name, new TextDecoder().decode(unpack(bytes, entry)))
    if (text !== undefined) zip.add(entry.name, text)
  }
  return zip.finish()
}

const sheetPart = (name: string): boolean => name === 'xl/worksheets/sheet1.xml' || name === 'content.xml'
const sheetXml = (rows: string): string => `<?xml version="1.0"?><worksheet xmlns="${mainNamespace}"><sheetData>${rows}</sheetData></worksheet>`
const inline = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`
const withRows = (head: string, rows: string): Uint8Array => handMade({ sheets: { a: sheetXml(`<row r="1">${head}</row>${rows}`) } })
const heading = inline('姓名') + inline('身份证号')

function flipped(bytes: Uint8Array, next: Next, times: number): Uint8Array {
  const broken = Uint8Array.from(bytes)
  for (let n = 0; n < times; n++) broken[next(broken.length)] = next(256)
  return broken
}

/** Ways in which a workbook can be wrong. Each makes another one with every seed. */
const ways: Readonly<Record<string, (good: Uint8Array, ods: Uint8Array, csv: Uint8Array, next: Next) => { name: string; bytes: Uint8Array }>> = {
  'bytes flipped': (good, _ods, _csv, next) => ({ name: 'a.xlsx', bytes: flipped(good, next, 1 + next(20)) }),
  'bytes of an .ods flipped': (_good, ods, _csv, next) => ({ name: 'a.ods', bytes: flipped(ods, next, 1 + next(20)) }),
  'cut off': (good, _ods, _csv, next) => ({ name: 'a.xlsx', bytes: good.slice(0, next(good.length)) }),
  'bytes of a text flipped': (_good, _ods, csv, next) => ({ name: 'a.csv', bytes: flipped(csv, next, 1 + next(40)) }),
  'a part left out': (good, _ods, _csv, next) => {
    const gone = listZip(good)[next(listZip(good).length)]!.name
    return { name: 'a.xlsx', bytes: repacked(good, (name, text) => (name === gone ? undefined : text)) }
  },
  'the XML of a part cut': (good, _ods, _csv, next) => {
    const which = listZip(good)[next(listZip(good).length)]!.name
    return { name: 'a.xlsx', bytes: repacked(good, (name, text) => (name === which ? text.slice(0, next(text.length)) : text)) }
  },
  'the XML of an .ods cut': (_good, ods, _csv, next) => ({ name: 'a.ods', bytes: repacked(ods, (name, text) => (sheetPart(name) ? text.slice(0, next(text.length)) : text)) }),
  'tags turned round': (good, _ods, _csv, next) => ({ name: 'a.xlsx', bytes: repacked(good, (name, text) => (sheetPart(name) ? text.split('<').toSorted(() => next(3) - 1).join('<') : text)) }),
  'rows without order': (_good, _ods, _csv, next) => ({ name: 'a.xlsx', bytes: withRows(heading, `<row r="${next(9)}"></row><row r="${next(5)}">${inline('甲')}</row><row r="-${next(9)}"/><row r="NaN"/>`) }),
  'references out of bounds': (_good, _ods, _csv, next) => ({ name: 'a.xlsx', bytes: withRows(heading, `<row r="2"><c r="${'Z'.repeat(1 + next(8))}2"><v>1</v></c><c r="A99999999999"><v>${next(9)}</v></c></row>`) }),
  'a dimension beyond all sheets': (_good, _ods, _csv, next) => ({ name: 'a.xlsx', bytes: handMade({ sheets: { a: sheetXml(`<row r="1">${heading}</row><row r="2">${inline('甲')}${inline('1')}</row>`).replace('<sheetData>', `<dimension ref="A1:XFD${1_048_576 + next(9)}"/><sheetData>`) } }) }),
  '16,384 columns': (_good, _ods, _csv, next) => ({ name: 'a.xlsx', bytes: withRows(heading + inline('x').repeat(16_382 + next(3)), `<row r="2">${inline('甲').repeat(20)}</row>`) }),
  'texts that are not there': (_good, _ods, _csv, next) => ({ name: 'a.xlsx', bytes: withRows(heading, `<row r="2"><c t="s"><v>${next(10 ** 9)}</v></c><c t="s"><v>-1</v></c><c t="s"><v>1e308</v></c></row>`) }),
  'numbers that are none': (_good, _ods, _csv, next) => ({ name: 'a.xlsx', bytes: withRows(heading, `<row r="2"><c><v>NaN</v></c><c><v>${['Infinity', '-Infinity', '1e999', '0x10', '--1'][next(5)]}</v></c><c s="99999"><v>1e300</v></c></row>`) }),
  'the same heading again and again': (_good, _ods, _csv, next) => ({ name: 'a.xlsx', bytes: withRows(heading.repeat(2 + next(40)), `<row r="2">${(inline('甲') + inline('990099195006010019')).repeat(3)}</row>`) }),
  'empty sheets': (_good, _ods, _csv, next) => ({ name: 'a.xlsx', bytes: handMade({ sheets: Object.fromEntries(Array.from({ length: 1 + next(4) }, (_, at) => [`s${at}`, sheetXml('')])) }) }),
  'title rows alone': (_good, _ods, _csv, next) => ({ name: 'a.xlsx', bytes: handMade({ sheets: { a: plainSheet(Array.from({ length: 1 + next(6) }, () => ['困难群众名册'])) } }) }),
  'headings alone': () => ({ name: 'a.xlsx', bytes: withRows(heading, '') }),
  'a huge cell': (_good, _ods, _csv, next) => ({ name: 'a.xlsx', bytes: withRows(heading, `<row r="2">${inline('长'.repeat(100_000 + next(200_000)))}${inline('9'.repeat(50_000))}</row>`) }),
  'relations in a circle': (good) => ({ name: 'a.xlsx', bytes: repacked(good, (name, text) => (name === 'xl/_rels/workbook.xml.rels' ? text.replaceAll(/Target="[^"]*"/g, 'Target="workbook.xml"') : text)) }),
  'entities that are none': (_good, _ods, _csv, next) => ({ name: 'a.xlsx', bytes: withRows(heading, `<row r="2">${inline(`&#x${'F'.repeat(1 + next(12))};&lol;&#0;&#xD800;`)}${inline('&#99999999999;')}</row>`) }),
  'merged cells without end': (good, _ods, _csv, next) => ({ name: 'a.xlsx', bytes: repacked(good, (name, text) => (sheetPart(name) ? text.replace('</worksheet>', `<mergeCells>${Array.from({ length: 50 }, () => `<mergeCell ref="A${1 + next(9)}:XFD1048576"/>`).join('')}<mergeCell ref="B9:A1"/><mergeCell/></mergeCells></worksheet>`) : text)) }),
  'repeated without end': (_good, _ods, _csv, next) => ({ name: 'a.ods', bytes: odsOf({ a: odsRow([odsText('姓名'), odsText('身份证号')]) + odsRow([odsText('甲', ` table:number-columns-repeated="${10 ** (3 + next(7))}"`)], 10 ** (1 + next(7))) }) }),
  'an encoding that is none': (_good, _ods, csv, next) => ({ name: 'a.csv', bytes: Uint8Array.from([...csv.slice(0, 40), 0x80 + next(127), 0xff, 0xfe, ...csv.slice(40)]) }),
  'quotes without end': (_good, _ods, csv, next) => ({ name: 'a.csv', bytes: Buffer.from(new TextDecoder().decode(csv).replaceAll(',', next(2) === 0 ? ',"' : '"",')) }),
  'signs that no text holds': (_good, _ods, csv) => ({ name: 'a.csv', bytes: Buffer.from(new TextDecoder().decode(csv).replaceAll('甲', '\u0000\u0001\ud800').replaceAll('村', '\ufffe\u202e')) }),
  'something else altogether': (_good, _ods, _csv, next) => ({ name: 'a.xls', bytes: Uint8Array.from({ length: 1 + next(4000) }, () => next(256)) }),
  'an archive that says it is smaller': (good, _ods, _csv, next) => {
    const broken = Uint8Array.from(good)
    const data = new DataView(broken.buffer)
    for (let at = 0; at + 46 < broken.length; at++) if (data.getUint32(at, true) === 0x02014b50) data.setUint32(at + 24, next(64), true)
    return { name: 'a.xlsx', bytes: broken }
  },
}

/** Broken workbooks, as many as asked for, the same for the same seed. */
export function* brokenWorkbooks(count: number, seed: number, rows: readonly (readonly string[])[]): Generator<Broken> {
  const good = handMade({ sheets: { 名册: plainSheet(rows) } })
  const ods = odsOf({ 名册: rows.map((row) => odsRow(row.map((text) => odsText(text)))).join('') })
  const csv = Buffer.from(rows.map((row) => row.join(',')).join('\r\n'))
  const names = Object.keys(ways)
  for (let at = 0; at < count; at++) {
    const what = names[at % names.length]!
    yield { what: `${what}, seed ${seed + at}`, ...ways[what]!(good, ods, csv, numbers(seed + at)) }
  }
}
