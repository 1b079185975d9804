import { expect, test } from 'vitest'
import type { SheetCell, SheetRow } from '../registry/sheet-cell.ts'
import { readParameterSheet } from './parameter-sheet.ts'

const cell = (value: string | number): SheetCell => (value === '' ? { text: '', raw: 'blank' } : { text: String(value), raw: typeof value === 'number' ? 'number' : 'string' })
const sheet = (...rows: (readonly (string | number)[])[]): SheetRow[] => rows.map((cells, at) => ({ row: at + 1, cells: cells.map(cell) }))
const heading = ['项目', '适用区域', '户口类别', '数值', '执行日期', '依据文件']
const names = {
  parameter: (text: string) => ({ 低保标准: 'dibaoStandard', 边缘线: 'edgeMultiple', 刚性: 'rigidShare', 涨幅: 'cpiRise', 复核: 'reviewMonths', 收入: 'disposableIncome' })[text],
  area: (text: string) => ({ 某区: ['d/'], 某镇: ['d/t/'], 同名: ['d/a/', 'd/b/'] })[text] ?? [],
}
const read = (...rows: (readonly (string | number)[])[]) => readParameterSheet(sheet(['某区标准表'], [], heading, ...rows), names)

test('amounts, multiples, shares, percentages and months as people write them', () => {
  const { parameters, complaints } = read(
    ['低保标准', '某区', '农业户口', '735.5元/月', '2026-04-01', '坛民字〔2026〕1号'],
    ['边缘线', '某区', '', '1.5倍', '2026年1月1日', '民发〔2021〕57号'],
    ['刚性', '某镇', '全部', '60%', '2026-01', '某府发1号'],
    ['刚性', '某区', '全部', 0.6, 46023, '某府发1号'],
    [],
    ['涨幅', '某区', '', '0.3%', '2026-03-01', '统计局'],
    ['复核', '某区', '3', '12个月', '2026-01-01', '某办法'],
    ['收入', '某区', '', '52,345', '2026-01-01', '统计公报'],
  )
  expect(complaints).toEqual([])
  expect(parameters.map(({ name, areaPath, hukou, from, value, row }) => [row, name, areaPath, hukou, from, value])).toEqual([
    [4, 'dibaoStandard', 'd/', '1', '2026-04-01', 73_550],
    [5, 'edgeMultiple', 'd/', '', '2026-01-01', 1.5],
    [6, 'rigidShare', 'd/t/', '', '2026-01-01', 0.6],
    [7, 'rigidShare', 'd/', '', '2026-01-01', 0.6],
    [9, 'cpiRise', 'd/', '', '2026-03-01', 0.3],
    [10, 'reviewMonths', 'd/', '3', '2026-01-01', 12],
    [11, 'disposableIncome', 'd/', '', '2026-01-01', 5_234_500],
  ])
})

test('every cell that says none is named at its place, all of a row at once', () => {
  const { parameters, complaints } = read(
    ['低保线', '别区', '城里户口', 'x', '四月', ''],
    ['低保标准', '同名', '', '0', '2026-04-01', '文'],
    ['涨幅', '某区', '', 0.035, '2026-04-01', '文'],
    ['复核', '某区', '', '1.5', '2026-04-01', '文'],
    ['边缘线', '某区', '', '1.5', '2026-04-01', '文'],
    ['边缘线', '某区', '', '1.6', '2026-04-01', '文'],
  )
  expect(complaints.map(({ cell: at, code }) => `${at} ${code}`)).toEqual(['A4 NAME', 'B4 AREA', 'C4 HUKOU', 'E4 FROM', 'F4 BASIS', 'B5 AREA_SEVERAL', 'D5 VALUE', 'D6 PERCENT', 'D7 VALUE', 'A9 TWICE'])
  expect(parameters).toHaveLength(1)
})

test('without headings, or with nothing below them, it says so', () => {
  expect(readParameterSheet(sheet(['a', 'b']), names).complaints).toMatchObject([{ cell: 'A1', code: 'HEADING' }])
  expect(readParameterSheet([], names).complaints).toMatchObject([{ code: 'HEADING' }])
  expect(read().complaints).toMatchObject([{ cell: 'A4', code: 'EMPTY' }])
})
