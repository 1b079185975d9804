import { expect, test } from 'vitest'
import { Problem } from '#domain/problem/problem.ts'
import { convert, hasOffice } from '#test/workbooks/office.ts'
import { handMade, plainSheet } from '#test/workbooks/hand-made.ts'
import { odsOf, odsRow, odsText } from '#test/workbooks/ods.ts'
import { annotateWorkbook } from './annotate-workbook.ts'
import { openWorkbook } from './open-workbook.ts'
import { readWorkbook } from './read-workbook.ts'

const bad = (column: number) => ({ text: '未导入', refused: true, cells: [{ column, comment: '身份证号校验位不符' }] })
const good = { text: '已导入', refused: false, cells: [] }
const rowsOf = async (bytes: Uint8Array, name = 'x.ods') => (await readWorkbook(bytes, name)).sheets.map((sheet) => ({ ...sheet, rows: sheet.rows.map((row) => row.map((cell) => `${cell.raw}:${cell.text}`)) }))

const register = odsRow([odsText('姓名'), odsText('身份证号'), odsText('出生')]) + odsRow([odsText('王<text:s text:c="2"/>春'), odsText('990010193001150015'), '<table:table-cell office:value-type="date" office:date-value="1930-01-15"><text:p>1930年</text:p></table:table-cell>'])

test('cells of every kind, repeated ones, notes left aside, hidden sheets not read', async () => {
  const kinds = odsRow([
    '<table:table-cell office:value-type="float" office:value="9.9001E+17"><text:p>9.9001E+17</text:p></table:table-cell>',
    '<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>TRUE</text:p></table:table-cell>',
    '<table:table-cell table:number-columns-repeated="2" office:value-type="string"><text:p>甲</text:p><text:p>乙&amp;丙</text:p></table:table-cell>',
    '<table:table-cell office:value-type="string"><office:annotation><text:p>批注</text:p></office:annotation><text:p>有批注</text:p></table:table-cell>',
    '<table:table-cell table:formula="of:=[.A1]"/>',
    '<table:table-cell table:formula="of:=[.Z1]" office:value-type="string" calcext:value-type="error"><text:p>#REF!</text:p></table:table-cell>',
  ])
  const hidden = '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>'
  const bytes = odsOf({ 名册: register + odsRow([''], 3) + kinds + odsRow([odsText('丁')], 2), '藏" table:style-name="ta2': register }, hidden)
  expect(await rowsOf(bytes)).toEqual([
    {
      name: '名册',
      firstRow: 1,
      rows: [
        ['string:姓名', 'string:身份证号', 'string:出生'],
        ['string:王  春', 'string:990010193001150015', 'date:1930-01-15'],
        [], [], [],
        ['number:990010000000000000', 'string:TRUE', 'string:甲\n乙&丙', 'string:甲\n乙&丙', 'string:有批注', 'formula:', 'error:#REF!'],
        ['string:丁'], ['string:丁'],
      ],
    },
  ])
})

test('cells put together are told, in .ods and in .xlsx', async () => {
  const ods = odsOf({ a: odsRow([odsText('户', ' table:number-rows-spanned="2"'), odsText('甲', ' table:number-columns-spanned="2"'), '<table:covered-table-cell/>']) + odsRow(['<table:covered-table-cell/>', odsText('乙')]) })
  const expected = [{ top: 1, bottom: 2, left: 0, right: 0 }, { top: 1, bottom: 1, left: 1, right: 2 }]
  expect(await (await openWorkbook(ods, 'a.ods')).sheets[0]!.merged()).toEqual(expected)
  const xlsx = handMade({ sheets: { a: plainSheet([['户', '甲'], [undefined, '乙']]).replace('</worksheet>', '<mergeCells count="2"><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/></mergeCells></worksheet>') } })
  expect(await (await openWorkbook(xlsx, 'a.xlsx')).sheets[0]!.merged()).toEqual(expected)
})

test.each([
  ['password', { 'META-INF/manifest.xml': '<manifest:manifest><manifest:encryption-data/></manifest:manifest>' }, 'WORKBOOK_PROTECTED'],
  ['a text document', { mimetype: 'application/vnd.oasis.opendocument.text' }, 'WORKBOOK_DISGUISED'],
  ['cut off', { 'content.xml': '<office:document-content><office:body><office:spreadsheet><table:table table:name="a"><table:table-row><table:table-cell/>' }, 'WORKBOOK_UNREADABLE'],
] as const)('%s is refused', async (_, parts, code) => {
  const refused = await readWorkbook(odsOf({ a: register }, '', parts), 'x').catch((error: unknown) => error)
  expect(refused instanceof Problem ? refused.code : refused).toBe(code)
})

test('a row that stands there a million times is a trap', async () => {
  const refused = await readWorkbook(odsOf({ a: odsRow([odsText('甲')], 1_000_000) }), 'x').catch((error: unknown) => error)
  expect((refused as Problem).code).toBe('WORKBOOK_EXPLODES')
})

test('the spreadsheet comes back with its results, tints and notes; a second time without those of the first', async () => {
  const bytes = odsOf({ 甲村: register + odsRow([odsText('李夏', ' table:style-name="ce1"'), odsText('99001')]) + odsRow([odsText('同'), odsText('1')], 2), 乙村: register })
  const annotation = (sheet: string, results: [number, typeof good | ReturnType<typeof bad>][], resultColumn: number | null = null) => ({ sheet, headingRow: 1, heading: '导入结果', resultColumn, results: new Map(results) })
  const first = await annotateWorkbook(bytes, [annotation('甲村', [[2, good], [3, bad(1)], [4, good], [5, bad(0)]]), annotation('乙村', [[2, good]])])
  const read = await rowsOf(first)
  expect(read[0]!.rows.map((row) => row.at(-1))).toEqual(['string:导入结果', 'string:已导入', 'string:未导入', 'string:已导入', 'string:未导入'])
  expect(read[1]!.rows.map((row) => row.at(-1))).toEqual(['string:导入结果', 'string:已导入'])
  expect(read[0]!.rows.map((row) => row.slice(0, 3).join())).toEqual((await rowsOf(bytes))[0]!.rows.map((row) => row.join().padEnd(0)).map((row, at) => (at < 2 ? row : `${row},blank:`)))
  const again = await annotateWorkbook(first, [annotation('甲村', [[2, good], [3, good], [4, good], [5, good]], 3)])
  expect((await rowsOf(again))[0]!.rows.map((row) => row.at(-1))).toEqual(['string:导入结果', 'string:已导入', 'string:已导入', 'string:已导入', 'string:已导入'])
  if (!hasOffice) return
  const opened = (await rowsOf(convert(first, 'ods', 'xlsx'), 'x.xlsx'))[0]!.rows.map((row) => row.map((cell) => cell.replace(/^\w+:/, '')))
  expect(opened).toEqual([['姓名', '身份证号', '出生', '导入结果'], ['王  春', '990010193001150015', '1930-01-15', '已导入'], ['李夏', '99001', '', '未导入'], ['同', '1', '', '已导入'], ['同', '1', '', '未导入']])
}, 120_000)

test.skipIf(!hasOffice)('what LibreOffice makes of a workbook reads the same', async () => {
  const xlsx = handMade({ sheets: { 名册: plainSheet([['姓名', '身份证号', '金额'], ['王春', '990010193001150015', 612.5], [undefined, '甲&amp;乙']]) } })
  const ods = convert(xlsx, 'xlsx', 'ods')
  expect((await rowsOf(ods))[0]!.rows).toEqual((await rowsOf(xlsx, 'x.xlsx'))[0]!.rows)
}, 120_000)
