import { writeXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { kindOfRow } from '#domain/registry/row-kind.ts'
import { planFiles } from '#test/plan-files.ts'
import { listZip, unpack } from '../zip/read-zip.ts'
import { ZipBuilder } from '../zip/zip-builder.ts'
import { encodeText } from './encode-text.ts'
import { markCopy } from './mark-copy.ts'
import { markSheet } from './mark-sheet.ts'
import { readWorkbook } from './read-workbook.ts'
import { writeLedger } from './write-ledger.ts'

const line = '注：本文件由李芳（西湾村 & 河口）于 2026-11-21 导出，含个人信息。'
const part = (bytes: Uint8Array, name: string) => new TextDecoder().decode(unpack(bytes, listZip(bytes).find((entry) => entry.name === name)!))
const sheet = (tail: string) => new TextDecoder().decode(markSheet(new TextEncoder().encode(`<worksheet><sheetData><row/></sheetData>${tail}</worksheet>`), line))
const head = '<oddHeader>&amp;L&amp;8 注：本文件由李芳（西湾村 &amp;&amp; 河口）于 2026-11-21 导出，含个人信息。'

test('a ledger keeps its rows and its page numbers and has the line at its head', async () => {
  const bytes = await writeLedger({ sheet: '台账', title: '台账', lines: [], columns: [{ title: '姓名', width: 10 }], rows: [['张三']] })
  const marked = await markCopy(bytes, line)
  expect(part(marked, 'xl/worksheets/sheet1.xml')).toContain(head)
  expect(part(marked, 'xl/worksheets/sheet1.xml')).toContain('第 &amp;P 页')
  expect((await readWorkbook(marked, 'a.xlsx')).sheets).toEqual((await readWorkbook(bytes, 'a.xlsx')).sheets)
})

test.each([
  ['a sheet without heads', '<pageMargins/><drawing r:id="1"/>', `<pageMargins/><headerFooter>${head}</oddHeader></headerFooter><drawing r:id="1"/>`],
  ['a part of a part that is called like one of the sheet', '<conditionalFormatting><cfRule><extLst><ext/></extLst></cfRule></conditionalFormatting><tableParts/>', `<conditionalFormatting><cfRule><extLst><ext/></extLst></cfRule></conditionalFormatting><headerFooter>${head}</oddHeader></headerFooter><tableParts/>`],
  ['heads of its own', '<headerFooter><oddHeader>&amp;L内部&amp;R密</oddHeader><oddFooter>&amp;C1</oddFooter></headerFooter>', `<headerFooter>${head}\n内部&amp;R密</oddHeader><oddFooter>&amp;C1</oddFooter></headerFooter>`],
  ['another first page', '<headerFooter differentFirst="1"><firstFooter>x</firstFooter></headerFooter>', `<headerFooter differentFirst="1">${head}</oddHeader><firstHeader>${head.slice('<oddHeader>'.length)}</firstHeader><firstFooter>x</firstFooter></headerFooter>`],
])('%s', (_, tail, expected) => {
  expect(sheet(tail)).toBe(`<worksheet><sheetData><row/></sheetData>${expected}</worksheet>`)
})

test('a document without a head gets one on every page, and keeps its text', async () => {
  const template = planFiles('jintan-2022')['templates/report.docx'] as Uint8Array
  const marked = await markCopy(template, line)
  expect(part(marked, 'word/header-of-copy.xml')).toContain('注：本文件由李芳（西湾村 &amp; 河口）')
  expect(part(marked, 'word/document.xml').match(/<w:headerReference/g)).toHaveLength(part(template, 'word/document.xml').match(/<w:sectPr/g)!.length)
  expect(part(marked, '[Content_Types].xml')).toContain('/word/header-of-copy.xml')
  expect(part(marked, 'word/document.xml').replaceAll(/<w:headerReference[^>]*>/g, '')).toBe(part(template, 'word/document.xml'))
  // A head that is there already gets the line, and no second one is made.
  const again = await markCopy(marked, '第二行')
  expect(part(again, 'word/header-of-copy.xml')).toContain('第二行')
  expect(part(again, 'word/document.xml')).toBe(part(marked, 'word/document.xml'))
})

test.each(['utf-8', 'gb18030', 'utf-16le'] as const)('a CSV file in %s ends with the line, and its rows are read as before', async (encoding) => {
  const mark = encoding === 'utf-16le' ? [0xff, 0xfe] : []
  const bytes = new Uint8Array([...mark, ...encodeText('身份证号,姓名\r\n990010195003010012,张三', encoding)])
  const [before, after] = [await readWorkbook(bytes, 'a.csv'), await readWorkbook(await markCopy(bytes, line), 'a.csv')]
  const texts = (rows: (typeof after.sheets)[number]['rows']) => rows.map((row) => row.map((cell) => cell.text).filter((text) => text !== ''))
  expect(texts(after.sheets[0]!.rows)).toEqual([...texts(before.sheets[0]!.rows), [line]])
  expect(kindOfRow(after.sheets[0]!.rows.at(-1)!, ['citizenId', 'name'])).toBe('NOTE')
})

test('a page of an OpenDocument table has it, whether it had a head or not', async () => {
  const zip = new ZipBuilder()
  zip.add('content.xml', '<x/>')
  zip.add('styles.xml', '<a><style:master-page style:name="A"/><style:master-page style:name="B"><style:header><text:p>旧</text:p></style:header></style:master-page></a>')
  const styles = part(await markCopy(zip.finish(), '线'), 'styles.xml')
  expect(styles).toBe('<a><style:master-page style:name="A"><style:header><text:p>线</text:p></style:header></style:master-page><style:master-page style:name="B"><style:header><text:p>线</text:p><text:p>旧</text:p></style:header></style:master-page></a>')
})

test('every sheet of a workbook has the line', async () => {
  const marked = await markCopy(await writeXlsx({ sheets: [{ name: '一', rows: [['a']] }, { name: '二', rows: [['b']] }] }), line)
  for (const name of ['xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml']) expect(part(marked, name)).toContain('<oddHeader>')
})
