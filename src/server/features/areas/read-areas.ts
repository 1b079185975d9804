import type { AreaLevel } from '#domain/access/access.ts'
import { fullAreaCode } from '#domain/area/area-code.ts'

export interface ReadArea {
  readonly row: number
  readonly level: AreaLevel
  readonly code: string
  readonly name: string
  readonly parentCode: string
}

export interface AreaComplaint {
  readonly row: number
  readonly code: 'LEVEL' | 'CODE' | 'NAME' | 'PARENT' | 'DUPLICATE' | 'HEADING'
  readonly value: string
}

const headings: Record<keyof Omit<ReadArea, 'row'>, readonly string[]> = {
  level: ['级别', '层级', 'level'],
  code: ['代码', '区划代码', '行政区划代码', 'code'],
  name: ['名称', '区划名称', 'name'],
  parentCode: ['上级代码', '上级区划代码', 'parent'],
}

const levelWords: Record<string, AreaLevel> = {
  区县: 'district', 区: 'district', 县: 'district', 县级: 'district', district: 'district',
  镇: 'town', 乡: 'town', 民族乡: 'town', 镇街: 'town', 乡镇: 'town', 街道: 'town', 园区: 'town', 开发区: 'town', '镇（街道）': 'town', town: 'town',
  村: 'village', 村居: 'village', 社区: 'village', 居委会: 'village', 村委会: 'village', '村（居）': 'village', village: 'village',
}

/**
 * Reads the rows of an area workbook. Title rows above the heading are passed over.
 * @returns the areas in the order of the sheet, and what is wrong by row (counted from 1 as in the sheet)
 */
export function readAreas(rows: readonly (readonly string[])[], firstRow: number): { areas: ReadArea[]; complaints: AreaComplaint[] } {
  const at = rows.findIndex((cells) => columnsOf(cells) !== undefined)
  if (at < 0) return { areas: [], complaints: [{ row: firstRow, code: 'HEADING', value: Object.values(headings).map((words) => words[0]).join('、') }] }
  const columns = columnsOf(rows[at] as readonly string[]) as Record<keyof Omit<ReadArea, 'row'>, number>
  const areas: ReadArea[] = []
  const complaints: AreaComplaint[] = []
  const seen = new Set<string>()
  rows.slice(at + 1).forEach((cells, index) => {
    const row = firstRow + at + 1 + index
    const cell = (field: keyof typeof columns) => (cells[columns[field]] ?? '').trim()
    if (cells.every((text) => text.trim() === '')) return
    const [code, name, level] = [fullAreaCode(cell('code')), cell('name'), levelWords[cell('level')]]
    if (!level) complaints.push({ row, code: 'LEVEL', value: cell('level') })
    else if (code === undefined) complaints.push({ row, code: 'CODE', value: cell('code') })
    else if (name === '') complaints.push({ row, code: 'NAME', value: '' })
    else if (seen.has(code)) complaints.push({ row, code: 'DUPLICATE', value: cell('code') })
    else areas.push({ row, level, code, name, parentCode: fullAreaCode(cell('parentCode')) ?? cell('parentCode') })
    if (code !== undefined) seen.add(code)
  })
  return { areas, complaints }
}

function columnsOf(cells: readonly string[]): Record<keyof Omit<ReadArea, 'row'>, number> | undefined {
  const find = (field: keyof typeof headings) => cells.findIndex((text) => headings[field].includes(text.trim()))
  const columns = { level: find('level'), code: find('code'), name: find('name'), parentCode: find('parentCode') }
  return Object.values(columns).every((column) => column >= 0) ? columns : undefined
}
