import { writeXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { Problem, type ProblemCode } from '#domain/problem/problem.ts'
import { handMade, mainNamespace, plainSheet } from '#test/workbooks/hand-made.ts'
import { ZipBuilder } from '../zip/zip-builder.ts'
import { readWorkbook } from './read-workbook.ts'

async function texts(bytes: Uint8Array, name = 'roster.xlsx'): Promise<string[][]> {
  const workbook = await readWorkbook(bytes, name)
  return workbook.sheets[0]!.rows.map((row) => row.map((cell) => cell.text))
}

async function problemOf(bytes: Uint8Array): Promise<ProblemCode | undefined> {
  try {
    await readWorkbook(bytes, 'roster.xlsx')
    return undefined
  } catch (error) {
    return error instanceof Problem ? error.code : undefined
  }
}

const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')
const gb = new Uint8Array([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xb5, 0xd8, 0xd6, 0xb7, 0x0d, 0x0a, 0xcd, 0xf5, 0xb4, 0xba, 0x2c, 0x22, 0xb6, 0xab, 0x0a, 0xb4, 0xe5, 0x22]) // 姓名,地址 / 王春,"东⏎村"

test('cell by cell: ids stay text, numbers stay numbers, dates are days, blanks are blanks', async () => {
  const rows = [
    ['姓名', '身份证号', '出生日期', '金额', '备注'],
    ['王春', '990010193001150015', new Date(Date.UTC(1930, 0, 15)), 612.5, '无'],
    ['李"<&>', '99002020160229302X', new Date(Date.UTC(2016, 1, 29)), 990010193001150000, '第一行\n第二行'],
    ['', null, null, -3, '　'],
  ]
  const bytes = await writeXlsx({ sheets: [{ name: '名册', rows, columns: [{}, {}, { numFmt: 'yyyy"年"m"月"d"日"' }, {}, {}] }] })
  const { sheets } = await readWorkbook(bytes, 'x')
  expect(sheets[0]!.rows.map((row) => row.map((cell) => `${cell.raw}:${cell.text}`))).toEqual([
    ['string:姓名', 'string:身份证号', 'string:出生日期', 'string:金额', 'string:备注'],
    ['string:王春', 'string:990010193001150015', 'date:1930-01-15', 'number:612.5', 'string:无'],
    ['string:李"<&>', 'string:99002020160229302X', 'date:2016-02-29', 'number:990010193001150000', 'string:第一行\n第二行'],
    ['blank:', 'blank:', 'blank:', 'number:-3', 'string:　'],
  ])
})

test('numbers are written out, whatever exponent the file has', async () => {
  const bytes = handMade({ sheets: { a: plainSheet([[]]).replace('<row r="1"></row>', '<row r="1"><c r="A1"><v>9.90010193001150E+17</v></c><c r="B1"><v>0.1</v></c><c r="C1"><v>612.10000000000002</v></c></row>') } })
  expect(await texts(bytes)).toEqual([['990010193001150000', '0.1', '612.1']])
})

test('gaps between rows and between cells are kept', async () => {
  const sheet = `<worksheet xmlns="${mainNamespace}"><sheetData><row r="3"><c r="B3" t="inlineStr"><is><t>甲</t></is></c></row><row r="5"><c r="A5" t="inlineStr"><is><t>乙</t></is></c></row></sheetData></worksheet>`
  const { sheets } = await readWorkbook(handMade({ sheets: { a: sheet } }), 'x')
  expect(sheets[0]!.firstRow).toBe(3)
  expect(sheets[0]!.rows.map((row) => row.map((cell) => cell.text))).toEqual([['', '甲'], [], ['乙']])
})

test('habits of writers: namespace prefix, no references, absolute targets, rich and phonetic text', async () => {
  const prefixed = `<x:worksheet xmlns:x="${mainNamespace}"><x:sheetData><x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="inlineStr"><x:is><x:r><x:t>东</x:t></x:r><x:r><x:t>村</x:t></x:r></x:is></x:c><x:c><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>`
  const sharedStrings = `<sst xmlns="${mainNamespace}"><si><r><t>王</t></r><r><t>春</t></r><rPh sb="0" eb="1"><t>WANG</t></rPh></si></sst>`
  expect(await texts(handMade({ sheets: { a: prefixed }, sharedStrings, absolute: true }))).toEqual([['王春', '东村', '7']])
})

test('hidden sheets are not read', async () => {
  const { sheets } = await readWorkbook(handMade({ sheets: { '~旧': plainSheet([['旧']]), 新: plainSheet([['新']]) } }), 'x')
  expect(sheets.map((sheet) => sheet.name)).toEqual(['新'])
})

test.each([
  ['UTF-8', Buffer.from('姓名,地址\r\n王春,"东\n村"')],
  ['UTF-8 with mark', Buffer.from('\ufeff姓名,地址\r\n王春,"东\n村"')],
  ['GB18030', gb],
  ['UTF-16 with tabs', utf16('姓名\t地址\n王春\t"东\n村"\n')],
  ['UTF-16 without mark', utf16('姓名,地址\n王春,"东\n村"').subarray(2)],
  ['semicolons, old Mac line ends', Buffer.from('姓名;地址\r王春;"东\n村"\r')],
])('CSV in %s', async (_, bytes) => {
  expect(await texts(bytes, '名册.csv')).toEqual([['姓名', '地址'], ['王春', '东\n村']])
})

test('CSV keeps ids, quotes and the text formulas of exports', async () => {
  expect(await texts(Buffer.from('id,b\n"=""990010193001150015""",a""b\n990010193001150023,"a""b"\n\n9.90013E+17,'))).toEqual([
    ['id', 'b'], ['990010193001150015', 'a""b'], ['990010193001150023', 'a"b'], [''], ['9.90013E+17', ''],
  ])
})

const cfb = (stream: string) => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(504), Buffer.from(stream, 'utf16le')])
const good = handMade({ sheets: { a: plainSheet([['姓名']]) } })

function bomb(): Uint8Array {
  const zip = new ZipBuilder()
  zip.add('[Content_Types].xml', '<Types/>')
  zip.add('xl/workbook.xml', '<workbook/>')
  zip.add('xl/worksheets/sheet1.xml', new Uint8Array(300 * 2 ** 20))
  return zip.finish()
}

test.each<[string, () => Uint8Array | Promise<Uint8Array>, ProblemCode]>([
  ['nothing', () => new Uint8Array(0), 'WORKBOOK_EMPTY'],
  ['only blanks', () => Buffer.from(' \r\n\r\n'), 'WORKBOOK_EMPTY'],
  ['an empty archive', () => new ZipBuilder().finish(), 'WORKBOOK_EMPTY'],
  ['an old .xls', () => cfb('Workbook'), 'WORKBOOK_OLD_XLS'],
  ['a locked workbook', () => cfb('EncryptedPackage'), 'WORKBOOK_PROTECTED'],
  ['a locked workbook made by a real writer', () => writeXlsx({ sheets: [{ name: 'a', rows: [['x']] }], encryption: { password: 'p', spinCount: 1000 } }), 'WORKBOOK_PROTECTED'],
  ['half a download', () => good.subarray(0, good.length >> 1), 'WORKBOOK_TRUNCATED'],
  ['an end without a beginning', () => Buffer.concat([good.subarray(0, 40), good.subarray(400)]), 'WORKBOOK_TRUNCATED'],
  ['a web page called .xls', () => Buffer.from('\ufeff\r\n<html xmlns:x="urn"><table><tr><td>姓名</td></tr></table>'), 'WORKBOOK_DISGUISED'],
  ['XML of 2003', () => Buffer.from('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'), 'WORKBOOK_DISGUISED'],
  ['a PDF', () => Buffer.from('%PDF-1.7'), 'WORKBOOK_DISGUISED'],
  ['a bomb', bomb, 'WORKBOOK_EXPLODES'],
  ['a picture', () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 1, 2, 0, 0]), 'WORKBOOK_PICTURE'],
  ['another archive', () => { const zip = new ZipBuilder(); zip.add('a.txt', 'a'); return zip.finish() }, 'WORKBOOK_UNREADABLE'],
])('%s is recognised by its bytes', async (_, make, code) => {
  expect(await problemOf(await make())).toBe(code)
})
