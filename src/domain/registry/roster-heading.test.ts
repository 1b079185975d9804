import { expect, test } from 'vitest'
import { headingWords } from './heading-words.ts'
import { findHeading, mapHeadings, suggestField } from './roster-heading.ts'
import type { SheetCell } from './sheet-cell.ts'

const cells = (...texts: string[]): SheetCell[] => texts.map((text) => ({ text, raw: text === '' ? 'blank' : 'string' }))
const fields = (...texts: string[]) => mapHeadings(cells(...texts)).map((column) => column.field)

test('every word stands for one field', () => {
  const words = Object.values(headingWords).flat()
  expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([])
})

test.each([
  ['姓名', 'name', 'sure'], ['姓  名', 'name', 'sure'], ['*姓名', 'name', 'sure'], ['姓\n名', 'name', 'sure'], ['Name', 'name', 'sure'],
  ['身份证号码（18位）', 'citizenId', 'sure'], ['公民身份号码', 'citizenId', 'sure'], ['户主身份证号', 'headCitizenId', 'sure'],
  ['与户主关系', 'relation', 'sure'], ['月保障金额（元）', 'aidAmount', 'sure'], ['镇（街道、园区）', 'town', 'sure'], ['村（居）', 'village', 'sure'],
  ['本次排查救助类别', 'aidKinds', 'likely'], ['导入结果', 'result', 'sure'],
  ['序号', null, 'none'], ['', null, 'none'], ['2022年特殊困难群众姓名身份证号登记表汇总', null, 'none'],
])('%j is %s, %s', (heading, field, certainty) => {
  expect(suggestField(heading)).toEqual({ field, certainty })
})

test('a field is given to one column, the surest', () => {
  expect(fields('户主姓名', '姓名', '姓名')).toEqual(['headName', 'name', null])
  expect(fields('成员姓名全称', '姓名')).toEqual([null, 'name'])
})

test('the heading stands below titles, above data', () => {
  const rows = [
    { row: 1, cells: cells('示例区困难群众名册') },
    { row: 2, cells: cells('填报单位：', '', '填报日期：') },
    { row: 4, cells: cells('序号', '姓名', '身份证号', '与户主关系', '村（居）', '备注') },
    { row: 5, cells: cells('1', '王春', '990010193001150015', '户主', '东村', '') },
  ]
  expect(findHeading(rows)).toMatchObject({ row: 4 })
  expect(findHeading(rows.slice(0, 2))).toBeUndefined()
  expect(findHeading(rows.slice(3))).toBeUndefined()
})

test('of two lines the lower one counts, and the upper one where its cell reaches down', () => {
  const upper = { row: 4, cells: cells('序号', '姓名', '身份证号', '与户主关系', '地址', '', '', '救助情况', '') }
  const lower = { row: 5, cells: cells('', '', '', '', '镇', '村', '住址', '救助类型', '享受时间') }
  const person = { row: 6, cells: cells('1', '王春', '990010193001150015', '户主', '河口镇', '西湾村', '3组', '低保', '2020-05') }
  const found = findHeading([{ row: 1, cells: cells('名册') }, upper, lower, person])
  expect(found?.row).toBe(5)
  expect(found?.columns.map(({ field }) => field)).toEqual([null, 'name', 'citizenId', 'relation', 'town', 'village', 'address', 'aidKinds', 'aidSince'])
  expect(found?.columns.map(({ heading }) => heading).slice(0, 5)).toEqual(['序号', '姓名', '身份证号', '与户主关系', '镇'])
  expect(findHeading([upper, person])).toMatchObject({ row: 4 })
  // A person without name and id is no line of headings.
  expect(findHeading([upper, { row: 5, cells: cells('1', '', '', '子', '河口镇', '西湾村', '', '低保', '') }, person])).toMatchObject({ row: 4 })
})

test('a roster without ids is seen as one, so that the missing column can be told', () => {
  expect(findHeading([{ row: 1, cells: cells('姓名', '性别', '家庭住址') }])?.columns.map((column) => column.field)).toEqual(['name', 'sex', 'address'])
})
