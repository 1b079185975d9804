import fc from 'fast-check'
import { streamXlsxRows, writeXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { handMade, mainNamespace } from '#test/workbooks/hand-made.ts'
import { openWorkbook } from './open-workbook.ts'
import { readWorkbook } from './read-workbook.ts'

const styles = (formats: string, xfs: string) => `<styleSheet xmlns="${mainNamespace}"><numFmts>${formats}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${xfs}</cellXfs></styleSheet>`
const row = (cells: string) => `<worksheet xmlns="${mainNamespace}"><sheetData><row r="1">${cells}</row></sheetData></worksheet>`
const cellsOf = async (bytes: Uint8Array) => (await readWorkbook(bytes, 'x')).sheets[0]!.rows[0]!.map((cell) => `${cell.raw}:${cell.text}`)

test('a second reader sees the same workbook, cell by cell', async () => {
  const value = fc.oneof(
    fc.string({ unit: 'grapheme' }).filter((text) => !/[\u0000-\u001f\ufffe\uffff]|_x[0-9a-f]{4}_/i.test(text)),
    fc.constantFrom('王春', '990010193001150015', '99002020160229302X', '<&>"', ' 前后有空格 ', '第一行\n第二行', null),
    fc.integer({ min: -1e9, max: 1e9 }),
    fc.integer({ min: 0, max: 1e8 }).map((fen) => fen / 100),
    fc.integer({ min: 0, max: 60_000 }).map((days) => new Date(Date.UTC(1900, 2, 1 + days))),
  )
  await fc.assert(fc.asyncProperty(fc.array(fc.array(value, { maxLength: 8 }), { maxLength: 12 }), async (rows) => {
    const bytes = await writeXlsx({ sheets: [{ name: '名册', rows }] })
    const theirs: string[] = []
    for await (const { index, values } of streamXlsxRows(bytes)) for (const [column, cell] of values.entries()) if (cell !== null && cell !== '') theirs.push(`${index + 1}/${column}:${cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)}`)
    const ours: string[] = []
    for await (const { row, cells } of (await openWorkbook(bytes, 'x')).sheets[0]!.rows()) for (const [column, cell] of cells.entries()) if (cell.raw !== 'blank') ours.push(`${row}/${column}:${cell.text}`)
    expect(ours).toEqual(theirs)
  }), { numRuns: 60 })
})

test('dates by their formats: Chinese, built-in, written out; no times, no money', async () => {
  const formats = '<numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="177" formatCode="&quot;day&quot; 0.00"/><numFmt numFmtId="178" formatCode="[Red]h:mm"/><numFmt numFmtId="179" formatCode="[$-804]yyyy/m/d;@"/>'
  const xfs = [176, 177, 178, 179, 31, 14, 2].map((id) => `<xf numFmtId="${id}"/>`).join('')
  const bytes = handMade({ sheets: { a: row([1, 2, 3, 4, 5, 6, 7].map((style) => `<c s="${style}"><v>44625</v></c>`).join('')) }, styles: styles(formats, xfs) })
  expect(await cellsOf(bytes)).toEqual(['date:2022-03-05', 'number:44625', 'number:44625', 'date:2022-03-05', 'date:2022-03-05', 'date:2022-03-05', 'number:44625'])
})

test('the other day zero, the 29 February that never was, days that cannot be', async () => {
  const sheet = row('<c s="1"><v>59</v></c><c s="1"><v>61</v></c><c s="1"><v>1</v></c><c s="1"><v>9999999999</v></c><c t="d"><v>2022-03-05T00:00:00</v></c>')
  const xf = styles('', '<xf numFmtId="14"/>')
  expect(await cellsOf(handMade({ sheets: { a: sheet }, styles: xf }))).toEqual(['date:1900-02-28', 'date:1900-03-01', 'date:1900-01-01', 'number:9999999999', 'date:2022-03-05'])
  const workbook = `<workbook xmlns="${mainNamespace}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr date1904="1"/><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`
  expect((await cellsOf(handMade({ sheets: { a: sheet }, styles: xf, parts: { 'xl/workbook.xml': workbook } })))[0]).toBe('date:1904-02-29')
})

test('formulas, truths, errors, escapes, broken references', async () => {
  const sheet = row('<c t="str"><f>A1</f><v>甲&amp;乙</v></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c><c t="inlineStr"><is><t xml:space="preserve"> 一_x000D_二&#10;</t></is></c><c t="s"><v>99</v></c><c><f>1+1</f><v>2</v></c><c><v></v></c><c><f>A1</f></c>')
  expect(await cellsOf(handMade({ sheets: { a: sheet } }))).toEqual(['string:甲&乙', 'string:FALSE', 'error:#N/A', 'string: 一\r二\n', 'error:#REF!', 'number:2', 'blank:', 'formula:'])
})

test('a sheet cut into pieces anywhere reads the same', async () => {
  const rows = Array.from({ length: 4000 }, (_, index) => [`第${index}行`, '990010193001150015', index])
  const { sheets } = await readWorkbook(await writeXlsx({ sheets: [{ name: 'a', rows }] }), 'x')
  expect(sheets[0]!.rows.map((cells) => cells.map((cell) => cell.text))).toEqual(rows.map((cells) => cells.map(String)))
})

test.each([
  ['cut off inside a row', '<row r="1"><c><v>1</v></c></row><row r="2"><c><v>2'],
  ['cut off behind a row', '<row r="1"><c><v>1</v></c></row>'],
  ['with something between its rows', '<row r="1"><c><v>1</v></c></row><!-- x --><row r="2"><c><v>2</v></c></row></sheetData></worksheet>'],
  ['with a row twice', '<row r="1"><c><v>1</v></c></row><row r="1"><c><v>2</v></c></row></sheetData></worksheet>'],
  ['with a row that is none', '<row r="x"><c><v>1</v></c></row></sheetData></worksheet>'],
  ['with a row beyond the last', '<row r="99999999999"><c><v>1</v></c></row></sheetData></worksheet>'],
])('a sheet %s is refused, and no row of it lost', async (_, rows) => {
  const bytes = handMade({ sheets: { a: `<worksheet xmlns="${mainNamespace}"><sheetData>${rows}` } })
  await expect(readWorkbook(bytes, 'x')).rejects.toMatchObject({ code: 'WORKBOOK_UNREADABLE' })
})

test('a character that is none stays as it is written', async () => {
  const bytes = handMade({ sheets: { a: row('<c t="inlineStr"><is><t>&#x110000;&#20013;</t></is></c>') } })
  expect(await cellsOf(bytes)).toEqual(['string:&#x110000;中'])
})
