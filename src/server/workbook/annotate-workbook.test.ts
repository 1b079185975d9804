import { readXlsx, writeXlsx, type WriteSheet } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { handMade, mainNamespace, plainSheet } from '#test/workbooks/hand-made.ts'
import { convert, hasOffice } from '#test/workbooks/office.ts'
import { listZip, unpack } from '../zip/read-zip.ts'
import { annotateWorkbook as annotateSheets } from './annotate-workbook.ts'
import { openWorkbook } from './open-workbook.ts'
import { readWorkbook } from './read-workbook.ts'
import type { Annotation, RowResult } from './workbook.ts'

const annotateWorkbook = (bytes: Uint8Array, one: Annotation) => annotateSheets(bytes, [one])

const heading = '导入结果'
const good: RowResult = { text: '已导入', refused: false, cells: [] }
const bad = (column: number, comment = '校验码不对'): RowResult => ({ text: `未导入：${comment}`, refused: true, cells: [{ column, comment }] })
const annotation = (sheet: string, headingRow: number, results: readonly [number, RowResult][], resultColumn: number | null = null): Annotation => ({ sheet, headingRow, heading, resultColumn, results: new Map(results) })
const part = (bytes: Uint8Array, name: string) => new TextDecoder().decode(unpack(bytes, listZip(bytes).find((entry) => entry.name === name)!))
const texts = async (bytes: Uint8Array, sheet = 0, name = 'a.xlsx') => (await readWorkbook(bytes, name)).sheets[sheet]!.rows.map((row) => row.map((cell) => cell.text))
const png = new Uint8Array(Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'))

const roster: WriteSheet = {
  name: '名册',
  rows: [
    ['示例区困难群众名册', null, null, null],
    ['姓名', '身份证号', '出生日期', '金额'],
    ['王春', '990010193001150015', new Date(Date.UTC(1930, 0, 15)), 612.5],
    ['李夏', '990010193001150014', null, 300],
    ['赵秋', null, new Date(Date.UTC(1950, 4, 1)), null],
    ['小计', null, null, 912.5],
  ],
  columns: [{ width: 14 }, { width: 24 }, { width: 16, numFmt: 'yyyy-mm-dd' }, { width: 10 }],
  merges: [{ startRow: 0, endRow: 0, startCol: 0, endCol: 3 }],
  freezePane: { rows: 2 },
  autoFilter: { range: 'A2:D5' },
  cells: new Map([
    ['1,3', { value: '金额', style: { font: { bold: true }, border: { bottom: { style: 'thin' } } } }],
    ['2,0', { value: '王春', comment: { author: '村会计', text: '已核对' } }],
    ['3,1', { value: '990010193001150014', style: { font: { italic: true }, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFFFFF00' } } } }],
  ]),
  images: [{ data: png, type: 'png', anchor: { from: { row: 8, col: 0 }, to: { row: 9, col: 1 } } }],
} as WriteSheet
const other: WriteSheet = { name: '说明', rows: [['请勿修改', 1], ['第二行', 990010193001150000]] }
const made = await writeXlsx({ sheets: [roster, other] })
const results = annotation('名册', 2, [[3, good], [4, bad(1)], [5, bad(1, '没有身份证号')]])

test('every cell is where it was, and the results stand behind the last column', async () => {
  const before = await texts(made)
  const after = await texts(await annotateWorkbook(made, results))
  expect(after.map((row) => row.slice(0, 4).join('|').replace(/\|+$/, ''))).toEqual(before.map((row) => row.join('|').replace(/\|+$/, '')))
  expect(after.map((row) => row[4] ?? '')).toEqual(['', heading, '已导入', '未导入：校验码不对', '未导入：没有身份证号', ''])
})

test('look, merges, widths, panes, filter, other sheets and pictures stay', async () => {
  const annotated = await annotateWorkbook(made, results)
  const [before, after] = [await readXlsx(made, { readStyles: true }), await readXlsx(annotated, { readStyles: true })]
  const [was, is] = [before.sheets[0]!, after.sheets[0]!]
  expect([is.merges, is.freezePane, is.autoFilter]).toEqual([was.merges, was.freezePane, was.autoFilter])
  expect(is.columns!.slice(0, 4)).toEqual(was.columns)
  expect(after.sheets[1]).toEqual(before.sheets[1])
  for (const [key, cell] of was.cells!) if (key !== '3,1' && key !== '4,1') expect(is.cells!.get(key)?.style, key).toEqual(cell.style)
  const tinted = is.cells!.get('3,1')!.style!
  expect(tinted).toMatchObject({ font: was.cells!.get('3,1')!.style!.font, fill: { fgColor: { rgb: 'FFDAD6' } } })
  expect(is.cells!.get('1,4')!.style).toEqual(was.cells!.get('1,3')!.style)
  const untouched = (bytes: Uint8Array) => listZip(bytes).filter((entry) => /media|theme|drawing\d|sheet2|sharedStrings|docProps/.test(entry.name)).map((entry) => [entry.name, entry.crc, entry.packedSize])
  expect(untouched(made).length).toBeGreaterThan(3)
  expect(untouched(annotated)).toEqual(untouched(made))
})

test('refused cells have a comment beside the comments of others', async () => {
  const sheet = (await readXlsx(await annotateWorkbook(made, results), { readStyles: true })).sheets[0]!
  const comments = Object.fromEntries([...sheet.cells!].filter(([, cell]) => cell.comment).map(([key, cell]) => [key, `${cell.comment!.author}: ${cell.comment!.text}`]))
  expect(comments).toEqual({ '2,0': '村会计: 已核对', '3,1': 'Doudi 兜底: 导入结果：校验码不对', '4,1': 'Doudi 兜底: 导入结果：没有身份证号' })
})

test('a comment on a cell that has one stands behind it', async () => {
  const sheet = (await readXlsx(await annotateWorkbook(made, annotation('名册', 2, [[3, bad(0, '名字不对')]])), { readStyles: true })).sheets[0]!
  expect(sheet.cells!.get('2,0')!.comment).toMatchObject({ author: '村会计', text: expect.stringMatching(/^已核对\s*导入结果：名字不对$/) })
})

test('what was put behind a comment of others goes when it no longer holds', async () => {
  const first = await annotateWorkbook(made, annotation('名册', 2, [[3, bad(0, '名字不对')]]))
  const sheet = (await readXlsx(await annotateWorkbook(first, annotation('名册', 2, [[3, good]], 4)), { readStyles: true })).sheets[0]!
  expect(sheet.cells!.get('2,0')!.comment).toMatchObject({ author: '村会计', text: '已核对' })
})

test('coming again: the column is written over, old tints and comments go', async () => {
  const first = await annotateWorkbook(made, results)
  const second = await annotateWorkbook(first, annotation('名册', 2, [[3, { ...good, text: '已在册' }], [4, good], [5, bad(1, '没有身份证号')]], 4))
  expect((await texts(second)).map((row) => row[4] ?? '')).toEqual(['', heading, '已在册', '已导入', '未导入：没有身份证号', ''])
  const sheet = (await readXlsx(second, { readStyles: true })).sheets[0]!
  expect(sheet.cells!.get('3,1')?.style?.fill).toBeUndefined()
  expect(sheet.cells!.get('4,1')!.style!.fill).toMatchObject({ fgColor: { rgb: 'FFDAD6' } })
  expect([...sheet.cells!].filter(([, cell]) => cell.comment).map(([key]) => key).toSorted()).toEqual(['2,0', '4,1'])
  expect((await texts(second))[3]!.length).toBe(5)
})

test.each([
  ['a namespace prefix', handMade({ sheets: { a: `<x:worksheet xmlns:x="${mainNamespace}"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>姓名</x:t></x:is></x:c></x:row><x:row r="2"><x:c r="A2" t="inlineStr"><x:is><x:t>王春</x:t></x:is></x:c></x:row></x:sheetData><x:pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/><x:extLst/></x:worksheet>` } })],
  ['no references', handMade({ sheets: { a: `<worksheet xmlns="${mainNamespace}"><sheetData><row><c t="inlineStr"><is><t>姓名</t></is></c></row><row spans="1:1"><c t="s"><v>0</v></c></row></sheetData></worksheet>` }, sharedStrings: `<sst xmlns="${mainNamespace}"><si><t>王春</t></si></sst>` })],
  ['absolute targets', handMade({ sheets: { a: plainSheet([['姓名'], ['王春']]) }, absolute: true })],
  ['formatted blanks far to the right', handMade({ sheets: { a: plainSheet([['姓名'], ['王春']]).replaceAll('</row>', '<c r="B9" s="0"/><c r="XFD9"/></row>').replaceAll('B9"', 'B1"').replaceAll('XFD9', 'XFD1') } })],
])('habits of writers: %s', async (_, bytes) => {
  const annotated = await annotateWorkbook(bytes, annotation('a', 1, [[2, bad(0)]]))
  expect((await texts(annotated)).map((row) => row.slice(0, 2))).toEqual([['姓名', heading], ['王春', '未导入：校验码不对']])
  if (hasOffice) expect((await texts(convert(annotated, 'xlsx', 'xlsx'))).flat()).toContain('未导入：校验码不对')
})

test('a blank sheet, self-closing rows and rows without a result', async () => {
  const bytes = handMade({ sheets: { a: `<worksheet xmlns="${mainNamespace}"><dimension ref="A1:A3"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c></row><row r="2"/><row r="3" ht="30" customHeight="1"/></sheetData></worksheet>` } })
  const annotated = await annotateWorkbook(bytes, annotation('a', 1, [[2, bad(0)]]))
  const xml = part(annotated, 'xl/worksheets/sheet1.xml')
  expect(xml).toContain('<row r="3" ht="30" customHeight="1"/>')
  expect(xml).toContain('<dimension ref="A1:B3"/>')
  expect(xml).toContain('<cols><col min="2" max="2" width="36" customWidth="1"/></cols><sheetData>')
  expect((await texts(annotated))[1]).toEqual(['', '未导入：校验码不对'])
})

test('the order of a worksheet is kept when comments are added', async () => {
  const tail = '<dataValidations count="1"><dataValidation type="list" prompt="a>b" sqref="A1"><formula1>"是,否"</formula1></dataValidation></dataValidations><drawing r:id="rId9"/><tableParts count="0"/><extLst><ext uri="x"/></extLst>'
  const bytes = handMade({ sheets: { a: plainSheet([['姓名'], ['王春']]).replace('</sheetData>', `</sheetData>${tail}`) } })
  expect(part(await annotateWorkbook(bytes, annotation('a', 1, [[2, bad(0)]])), 'xl/worksheets/sheet1.xml')).toMatch(/<drawing r:id="rId9"\/><legacyDrawing [^>]*\/><tableParts/)
})

const rows = '姓名,身份证号\r\n王春,990010193001150015\r\n\r\n"李,夏",990010193001150014'
const answer = '姓名,身份证号,导入结果\r\n王春,990010193001150015,已导入\r\n\r\n"李,夏",990010193001150014,"未导入：号码""不对"",请核对"'
const csvResults = annotation('a', 1, [[2, good], [4, { text: '未导入：号码"不对",请核对', refused: true, cells: [] }]])
test.each([
  ['UTF-8 with mark', (text: string) => Buffer.from(`\ufeff${text}`)],
  ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16 big endian', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
])('CSV comes back as CSV in %s', async (_, encode) => {
  expect(Buffer.from(await annotateWorkbook(encode(rows), csvResults))).toEqual(encode(answer))
})

test.each([
  ['UTF-8', (text: string) => Buffer.from(text), (text: string) => Buffer.from(`\ufeff${text}`)],
  ['UTF-16', (text: string) => Buffer.from(text, 'utf16le'), (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
])('CSV in %s without a mark comes back with the one by which a spreadsheet knows it', async (_, encode, marked) => {
  expect(Buffer.from(await annotateWorkbook(encode(rows), csvResults))).toEqual(marked(answer))
})

test('CSV in GB18030 comes back as such, also coming again', async () => {
  const gb = Buffer.concat([Buffer.from([0xd0, 0xd5, 0xc3, 0xfb]), Buffer.from('\t'), Buffer.from([0xb1, 0xb8, 0xd7, 0xa2]), Buffer.from('\n'), Buffer.from([0xcd, 0xf5, 0xb4, 0xba]), Buffer.from('\tx\n')])
  const annotated = await annotateWorkbook(gb, annotation('a', 1, [[2, { ...good, text: '已导入㐀𠀀' }]]))
  expect(new TextDecoder('gb18030').decode(annotated)).toBe('姓名\t备注\t导入结果\n王春\tx\t已导入㐀𠀀\n')
  expect(annotated.subarray(0, 9)).toEqual(new Uint8Array(gb.subarray(0, 9)))
  const again = await annotateWorkbook(annotated, annotation('a', 1, [], 2))
  expect(new TextDecoder('gb18030').decode(again)).toBe('姓名\t备注\t导入结果\n王春\tx\t\n')
})

test.skipIf(!hasOffice)('LibreOffice opens what comes back, with its comments, and its own writing is read again', async () => {
  const annotated = await annotateWorkbook(made, results)
  expect(Buffer.from(convert(annotated, 'xlsx', 'pdf').subarray(0, 5)).toString()).toBe('%PDF-')
  const theirs = convert(annotated, 'xlsx', 'xlsx')
  expect((await texts(theirs)).map((row) => row[4] ?? '')).toEqual(['', heading, '已导入', '未导入：校验码不对', '未导入：没有身份证号', ''])
  const again = await annotateWorkbook(theirs, annotation('名册', 2, [[3, good], [4, good], [5, good]], 4))
  expect((await texts(again)).map((row) => row[4] ?? '')).toEqual(['', heading, '已导入', '已导入', '已导入', ''])
  const sheet = (await readXlsx(again, { readStyles: true })).sheets[0]!
  expect([...sheet.cells!].filter(([, cell]) => cell.comment).map(([key]) => key)).toEqual(['2,0'])
  expect(JSON.stringify(sheet.cells!.get('4,1')?.style ?? {})).not.toContain('FFDAD6')
})

test('a row number that jumps is followed', async () => {
  const bytes = handMade({ sheets: { a: `<worksheet xmlns="${mainNamespace}"><sheetData><row r="5"><c r="A5"><v>1</v></c></row><row><c r="A6"><v>2</v></c></row></sheetData></worksheet>` } })
  const annotated = await annotateWorkbook(bytes, annotation('a', 5, [[6, good]]))
  const read = []
  for await (const { row, cells } of (await openWorkbook(annotated, 'a')).sheets[0]!.rows()) read.push([row, ...cells.map((cell) => cell.text)])
  expect(read).toEqual([[5, '1', heading], [6, '2', '已导入']])
})

test('a long sheet comes back row by row: spans go, the look of the last cell goes on, everything else stays byte by byte', async () => {
  const lines = Array.from({ length: 9000 }, (_, at) => at + 1)
  const row = (at: number) => `<row r="${at}" spans="1:2" ht="15"><c r="A${at}" t="inlineStr"><is><t>王春${at}</t></is></c><c r="B${at}" s="1"><v>${at}</v></c></row>\n`
  const bytes = handMade({ sheets: { a: `<worksheet xmlns="${mainNamespace}"><sheetData>${lines.map(row).join('')}</sheetData></worksheet>` }, styles: '<xf/><xf/>' })
  const annotated = part(await annotateWorkbook(bytes, annotation('a', 1, lines.slice(1).map((at) => [at, at === 4000 ? bad(0) : good]))), 'xl/worksheets/sheet1.xml')
  const found = annotated.match(/<row .*?<\/row>/gs)!
  expect(found.length).toBe(lines.length)
  const result = (at: number, text: string) => row(at).trimEnd().replace(' spans="1:2"', '').replace('</row>', `<c r="C${at}" s="1" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c></row>`)
  for (const at of lines) if (at !== 4000) expect(found[at - 1]).toBe(result(at, at === 1 ? heading : '已导入'))
})
