import { expect, test } from 'vitest'
import { lackingColumns } from './describe-row.ts'
import { areOfPeople, areSurelyHeadings, findColumns, tellingMost } from './find-columns.ts'

const today = '2026-11-22'
const id = '990010193001150015'
const columns = (rows: string[][], named = {}) => {
  const found = findColumns(rows, named, today)
  return found && [found.headingRow, found.id, found.name]
}

test('headings are found below titles, by what they are called in departments', () => {
  expect(columns([['某某区不动产登记'], ['序号', '权利人姓名', '公民身份号码', '面积'], ['1', '王芳', id, '90']])).toEqual([1, 2, 1])
  expect(columns([['姓名', '证件号码'], ['王芳', id]])).toEqual([0, 1, 0])
})

test('a column that somebody names goes before what headings say', () => {
  const rows = [['姓名', '身份证号', '配偶号码'], ['王芳', id, id]]
  expect(columns(rows, { id: '配偶号码' })).toEqual([0, 2, 0])
  expect(columns(rows, { id: '3', name: '1' })).toEqual([0, 2, 0])
  expect(columns(rows, { id: '丈夫' })).toBeUndefined()
  expect(columns(rows, { name: '乳名' })).toBeUndefined()
})

test('a table without headings is known by its ids; one without ids is not known', () => {
  expect(columns([['王芳', id, 'x'], ['李四', '无', id], ['张三', id, 'y']])).toEqual([-1, 1, null])
  expect(columns([['王芳', id]], { id: '2', name: '1' })).toEqual([-1, 1, 0])
  expect(columns([['甲', '乙'], ['1', '2']])).toBeUndefined()
})

test('of several columns of ids one is compared, with the name beside it, and the others are told', () => {
  const rows = [['男方姓名', '男方身份证号', '女方姓名', '女方身份证号'], ['王强', id, '李梅', id]]
  expect(columns(rows)).toEqual([0, 1, 0])
  expect(findColumns(rows, {}, today)?.others).toEqual(['女方身份证号'])
  expect(columns(rows, { id: '女方身份证号' })).toEqual([0, 3, 2])
  expect(columns([['户主姓名', '户主身份证号', '住址'], ['王强', id, 'x']])).toEqual([0, 1, 0])
})

test('a table without ids is one of people where it tells their name with the day of birth, or with sex and place', () => {
  const told = (rows: string[][], named = {}) => {
    const found = findColumns(rows, named, today)
    return found && [found.headingRow, found.id, found.name, found.birth, found.sex, found.address]
  }
  expect(told([['死亡人员名单'], ['序号', '姓名', '出生年月日', '死亡日期'], ['1', '王芳', '1950-03-01', '2026-11-01']])).toEqual([1, null, 1, 2, null, null])
  expect(told([['姓名', '性别', '家庭住址'], ['王芳', '女', '文昌社区3组']])).toEqual([0, null, 0, null, 1, 2])
  expect(told([['王芳', '1950-03-01']], { id: null, name: '1', birth: '2' })).toEqual([-1, null, 0, 1, null, null])
  expect(told([['逝者', '生于'], ['王芳', '1950-03-01']], { name: '逝者', birth: '生于' })).toEqual([0, null, 0, 1, null, null])
  expect(told([['2', '1'], ['王芳', '1950-03-01']], { id: null, name: '1', birth: '2' })).toEqual([-1, null, 0, 1, null, null])
  expect(told([['姓名', '身份证号', '出生日期'], ['王芳', id, '1950-03-01']], { id: null })).toEqual([0, null, 0, 2, null, null])
  expect(told([['姓名', '身份证号', '出生日期'], ['王芳', id, '1950-03-01']], { id: '号码' })).toBeUndefined()
})

test('of a table that tells too little it is said what is missing', () => {
  const lacking = (headings: string[]) => [findColumns([headings], {}, today), lackingColumns(tellingMost([headings], {}))]
  expect(lacking(['姓名', '性别', '死亡日期'])).toEqual([undefined, ['birth']])
  expect(lacking(['性别', '出生日期'])).toEqual([undefined, ['name']])
  expect(lacking(['甲', '乙'])).toEqual([undefined, ['name', 'birth']])
})

test.each([
  ['headings of which one is known', ['姓名', '死亡日期', '备注'], true],
  ['an id of somebody in particular', ['男方身份证号', '女方身份证号'], true],
  ['words that nobody knows', ['甲', '乙'], false],
  ['a row about somebody', ['王芳', '12', '东村'], false],
  ['a row about the head of a household', ['王芳', '户主', '东村'], false],
  ['a row with digits beside a word that is a heading elsewhere', ['王芳', '９９００１０', '姓名'], false],
  ['nothing', [], false],
])('%s', (_, headings, areSurely) => {
  expect(areSurelyHeadings(headings)).toBe(areSurely)
})

test('columns named by number are found in any table; whether it is about people its rows tell', () => {
  const named = { id: '2', name: '1' }
  const isOfPeople = (rows: string[][], by: Parameters<typeof findColumns>[1] = named) => areOfPeople(rows, findColumns(rows, by, today)!, today)
  expect(isOfPeople([['姓名', '身份证号'], ['王芳', '12']])).toBe(true)
  expect(isOfPeople([['王芳', '12'], ['王芳', '990010193001150015']])).toBe(true)
  expect(isOfPeople([['填表说明', '身份证号要完整', '']])).toBe(false)
  expect(isOfPeople([['填表说明']])).toBe(false)
  expect(isOfPeople([['说明']])).toBe(false)
  expect(isOfPeople([['序号', '说明', '备注'], ['1', '号码要完整', '']])).toBe(false)
  const byName = { id: null, name: '1', birth: '2', sex: null, address: null }
  expect(isOfPeople([['王芳', '1950-03-01']], byName)).toBe(true)
  expect(isOfPeople([['填表说明']], byName)).toBe(false)
})
