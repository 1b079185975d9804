import { expect, test } from 'vitest'
import { findColumns } from './find-columns.ts'

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
  expect(columns([['王芳', id, 'x'], ['李四', '无', id], ['张三', id, 'y']])).toEqual([-1, 1, undefined])
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
