import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { Problem } from '#domain/problem/problem.ts'
import { handMade, mainNamespace } from '#test/workbooks/hand-made.ts'
import { readWorkbook } from './read-workbook.ts'
import { writeTable } from './write-table.ts'

const texts = async (bytes: Uint8Array) => (await readWorkbook(bytes, 'a.xlsx')).sheets[0]!.rows.map((row) => row.map((cell) => cell.text))
const template = await writeXlsx({
  sheets: [
    {
      name: '清单',
      rows: [['{title}', null, null], ['单位：{unit}', null, '第{version}版'], ['序号', '身份证号', '金额'], ['{#rows}{no}', '{id}', '{amount}{/rows}'], ['签字：', '共{count}条', null], [7, null, null]],
      merges: [{ startRow: 0, endRow: 0, startCol: 0, endCol: 2 }, { startRow: 4, endRow: 4, startCol: 1, endCol: 2 }],
      cells: new Map([['3,1', { value: '{id}', style: { font: { bold: true }, border: { bottom: { style: 'thin' } } } }]]),
    },
    { name: '说明', rows: [['{title} 不动']] },
  ],
})
const data = { title: '问题清单', unit: '东城街道', version: 2, count: 2, rows: [{ no: 1, id: '990010193001150015', amount: 612.5 }, { no: 2, id: '990010193001150023', amount: '' }] }

test('rows are repeated with their look, what stands below moves down', async () => {
  const filled = await writeTable(template, data)
  expect(await texts(filled)).toEqual([['问题清单'], ['单位：东城街道', '', '第2版'], ['序号', '身份证号', '金额'], ['1', '990010193001150015', '612.5'], ['2', '990010193001150023', ''], ['签字：', '共2条'], ['7']].map((row) => expect.arrayContaining(row)))
  const book = await readXlsx(filled, { readStyles: true })
  const sheet = book.sheets[0]!
  expect(sheet.merges).toEqual([{ startRow: 0, endRow: 0, startCol: 0, endCol: 2 }, { startRow: 5, endRow: 5, startCol: 1, endCol: 2 }])
  for (const key of ['3,1', '4,1']) expect(sheet.cells!.get(key)!.style).toMatchObject({ font: { bold: true }, border: { bottom: { style: 'thin' } } })
  expect([sheet.rows[3]![1], sheet.rows[3]![2], sheet.rows[3]![0]]).toEqual(['990010193001150015', 612.5, 1])
  expect(book.sheets[1]!.rows).toEqual([['{title} 不动']])
})

test('an empty list leaves no row', async () => {
  const sheet = (await readXlsx(await writeTable(template, { ...data, rows: [] }))).sheets[0]!
  expect(sheet.rows[3]![0]).toBe('签字：')
  expect(sheet.merges![1]).toEqual({ startRow: 3, endRow: 3, startCol: 1, endCol: 2 })
})

test('a tag without data is refused by name', async () => {
  const { unit: _, ...rest } = data
  const error = await writeTable(template, { ...rest, rows: [{ no: 1, amount: 1 }] }).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(Problem)
  expect(error).toMatchObject({ code: 'TEMPLATE_TAG_MISSING', details: { tags: 'unit、rows.id' } })
  await expect(writeTable(template, { ...data, rows: '' })).rejects.toMatchObject({ code: 'TEMPLATE_TAG_MISSING' })
})

test('values that look like tags, markup or formulas stay what they are', async () => {
  const filled = await writeTable(template, { ...data, title: '{unit}', unit: '<b>&"', rows: [{ no: 1, id: '=1+1', amount: '$& $1' }] })
  expect((await texts(filled)).flat()).toEqual(expect.arrayContaining(['{unit}', '单位：<b>&"', '=1+1', '$& $1']))
})

test('cells without tags keep type and value', async () => {
  const sheet = `<worksheet xmlns="${mainNamespace}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{#rows}{no}{/rows}</t></is></c></row><row r="2"><c r="A2" t="b"><v>1</v></c><c r="B2"/><c r="C2"><f>1+1</f><v>2</v></c></row></sheetData></worksheet>`
  expect(await texts(await writeTable(handMade({ sheets: { a: sheet } }), { rows: [{ no: 1 }, { no: 2 }] }))).toEqual([['1'], ['2'], ['TRUE', '', '2']])
})
