import type { AreaLevel } from '#domain/access/access.ts'
import { fullAreaCode, levelOfCode, parentCodeOf } from '#domain/area/area-code.ts'
import { groupNumber } from '#domain/area/group-name.ts'
import type { ListedArea } from '#domain/area/difference.ts'
import { halfWidth } from '#domain/registry/half-width.ts'
import { columnsOf, levelWords, neededHeadings, type Columns } from './area-headings.ts'

export interface AreaComplaint {
  readonly row: number
  readonly code: 'HEADING' | 'EMPTY' | 'LEVEL' | 'CODE' | 'CODE_ROUNDED' | 'CODE_LEVEL' | 'NAME' | 'NAME_LONG' | 'PARENT' | 'DUPLICATE' | 'NAME_TWICE' | 'CODE_TAKEN' | 'OTHER_DISTRICT'
  readonly value: string
}

export interface ReadAreas {
  readonly areas: readonly ListedArea[]
  readonly complaints: readonly AreaComplaint[]
  /** Row of the headings, counted from 1 as in the sheet. */
  readonly headingRow: number
}

const longestName = 60

/**
 * Reads the rows of a list of divisions: one area to a row (level and code of the area above may be left out, the code says
 * them), or one village to a row with its town before it and its group behind it. Title rows above the headings are passed over.
 * @returns the areas in the order of the sheet, and what is wrong by row (counted from 1 as in the sheet)
 */
export function readAreas(rows: readonly (readonly string[])[], firstRow: number): ReadAreas {
  const at = rows.findIndex((cells) => columnsOf(cells) !== undefined)
  if (at < 0) return { areas: [], complaints: [{ row: firstRow, code: 'HEADING', value: neededHeadings }], headingRow: firstRow }
  const columns = columnsOf(rows[at] as readonly string[]) as Columns
  const complaints: AreaComplaint[] = []
  const read = reader(complaints)
  rows.slice(at + 1).forEach((cells, index) => {
    const cell = (column: number | undefined) => (column === undefined ? '' : tidy(cells[column] ?? ''))
    const named = (column: number | undefined) => (column === undefined ? '' : (cells[column] ?? '').replaceAll(/[\s\u200b\ufeff]+/g, ''))
    if (cells.every((text) => text.trim() === '')) return
    const row = firstRow + at + 1 + index
    if (columns.kind === 'rows') read.area(row, { level: cell(columns.level), code: cell(columns.code), name: named(columns.name), parentCode: cell(columns.parentCode) })
    else read.village(row, Object.fromEntries(Object.entries(columns.at).map(([field, column]) => [field, field.endsWith('Code') ? cell(column) : named(column)])))
  })
  if (read.areas.length === 0 && complaints.length === 0) complaints.push({ row: firstRow + at, code: 'EMPTY', value: '' })
  return { areas: read.areas, complaints, headingRow: firstRow + at }
}

interface Written {
  readonly level: string
  readonly code: string
  readonly name: string
  readonly parentCode: string
}

function reader(complaints: AreaComplaint[]) {
  const areas: ListedArea[] = []
  const seen = new Map<string, string>()
  const complain = (row: number, code: AreaComplaint['code'], value: string): undefined => void complaints.push({ row, code, value })

  function area(row: number, written: Written): void {
    const code = readCode(row, written.code)
    if (code !== undefined && seen.has(code)) return complain(row, 'DUPLICATE', written.code)
    if (code !== undefined) seen.set(code, written.name)
    const level = written.level === '' && code !== undefined ? levelOfCode(code) : levelWords[written.level]
    if (!level) return complain(row, 'LEVEL', written.level)
    if (code === undefined) return
    if (!fits(code, level)) return complain(row, 'CODE_LEVEL', written.code)
    const name = readName(row, written.name)
    if (name === undefined) return
    const parentCode = written.parentCode === '' ? (parentCodeOf(code) ?? '') : (fullAreaCode(written.parentCode) ?? written.parentCode)
    areas.push({ row, level, code, name, parentCode })
  }

  /** One row, up to three areas; the town, and the village where its groups are listed, come with every row of theirs. */
  function village(row: number, written: Readonly<Record<string, string>>): void {
    const text = (field: string) => written[field] ?? ''
    const code = readCode(row, text('villageCode'))
    if (code === undefined) return
    if (!fits(code, 'village')) return complain(row, 'CODE_LEVEL', text('villageCode'))
    const townCode = text('townCode') === '' ? (parentCodeOf(code) as string) : readCode(row, text('townCode'))
    if (townCode === undefined) return
    const hasGroup = text('group') !== ''
    again(row, { level: 'town', code: townCode, name: text('town'), parentCode: parentCodeOf(townCode) ?? '' }, true)
    again(row, { level: 'village', code, name: text('village'), parentCode: townCode }, hasGroup)
    if (!hasGroup) return
    const groupCode = text('groupCode') === '' ? numbered(code, text('group')) : readCode(row, text('groupCode'))
    if (groupCode === undefined) return text('groupCode') === '' ? complain(row, 'CODE', text('group')) : undefined
    if (!fits(groupCode, 'group')) return complain(row, 'CODE_LEVEL', text('groupCode'))
    again(row, { level: 'group', code: groupCode, name: text('group'), parentCode: code }, false)
  }

  function again(row: number, listed: Omit<ListedArea, 'row'>, mayRepeat: boolean): void {
    const known = seen.get(listed.code)
    if (known !== undefined && mayRepeat && (known === listed.name || listed.name === '')) return
    if (known !== undefined) return complain(row, 'DUPLICATE', listed.code)
    const name = readName(row, listed.name)
    if (name === undefined) return
    seen.set(listed.code, name)
    areas.push({ row, ...listed, name })
  }

  function readCode(row: number, written: string): string | undefined {
    const code = fullAreaCode(written)
    if (code === undefined) complain(row, /^\d+(\.\d+)?e\+?\d+$/i.test(written) ? 'CODE_ROUNDED' : 'CODE', written)
    return code
  }

  function readName(row: number, written: string): string | undefined {
    if (written === '') return complain(row, 'NAME', '')
    return written.length > longestName ? complain(row, 'NAME_LONG', `${written.slice(0, 20)}…`) : written
  }

  return { areas, area, village }
}

// A zone that stands as a district may have the code of one and be run as a town.
function fits(code: string, level: AreaLevel): boolean {
  if (level === 'group') return code.length > 12
  if (code.length > 12) return false
  return level === 'village' ? !code.endsWith('000') : code.endsWith('000')
}

// Groups have numbers and no codes of their own: the number of 第三村民小组 makes one below its village.
function numbered(villageCode: string, name: string): string | undefined {
  const number = groupNumber(name)
  return number === undefined || number < 1 || number > 999 ? undefined : `${villageCode}${String(number).padStart(3, '0')}`
}

// A code typed as text carries an apostrophe, one that was a number a decimal point.
function tidy(text: string): string {
  return halfWidth(text).replaceAll(/[\s\u200b\ufeff]+/g, '').replace(/^'/, '').replace(/^(\d{6,16})\.0+$/, '$1')
}
