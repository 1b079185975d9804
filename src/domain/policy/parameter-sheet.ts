import { codeLists } from '../registry/code-lists.ts'
import { halfWidth } from '../registry/half-width.ts'
import { firstDayOf, readDate, readMoney } from '../registry/roster-values.ts'
import { blankCell, cellRef, type SheetCell, type SheetRow } from '../registry/sheet-cell.ts'
import type { Parameter, ParameterName } from './parameters.ts'
import { isParameterName, isParameterValue, parameterUnit } from './parameters.ts'

/** A parameter as a row of a sheet gives it. */
export type ListedParameter = Pick<Parameter, 'areaPath' | 'hukou' | 'from' | 'value'> & { readonly name: ParameterName; readonly basis: string; readonly row: number }

/** What is wrong with a cell (`C7`), or with the sheet at its headings; `value` is what stands there. */
export type ParameterComplaint = {
  readonly cell: string
  readonly code: 'HEADING' | 'MANY' | 'EMPTY' | 'NAME' | 'AREA' | 'AREA_SEVERAL' | 'HUKOU' | 'VALUE' | 'PERCENT' | 'FROM' | 'BASIS' | 'TWICE'
  readonly value: string
}

/** What names in a sheet stand for. `area` gives the paths of all areas of a name or code that may have parameters. */
export type ParameterNames = { readonly parameter: (text: string) => string | undefined; readonly area: (text: string) => readonly string[] }

const headings = {
  name: ['项目', '参数', '标准名称', '名称', 'name', 'what'],
  area: ['适用区域', '区域', '地区', '区划', 'area'],
  hukou: ['户口类别', '户口', '户籍类别', 'hukou', 'registration'],
  value: ['标准', '数值', '金额', '值', 'value', 'amount'],
  from: ['执行日期', '起始日期', '执行时间', '生效日期', 'from'],
  basis: ['依据文件', '依据', '文件', 'basis', 'document'],
} as const
type Field = keyof typeof headings
const needed = ['name', 'area', 'value', 'from', 'basis'] as const satisfies readonly Field[]

/** What is named when no row of headings is found. */
export const parameterHeadings = '项目、适用区域、户口类别、数值、执行日期、依据文件'
/** Nobody keeps more of them; a longer sheet is another one. */
export const mostParameterRows = 5000
const longestBasis = 200

/**
 * Reads a sheet of parameters: one to a row, money in yuan, shares as 0.6 or 60%. Rows above the headings are passed over, empty ones too; the
 * column of the kind of registration may be missing.
 * @returns the parameters in the order of the rows, and every cell that says none
 */
export function readParameterSheet(rows: readonly SheetRow[], names: ParameterNames): { readonly parameters: readonly ListedParameter[]; readonly complaints: readonly ParameterComplaint[] } {
  if (rows.length > mostParameterRows) return { parameters: [], complaints: [{ cell: cellRef(0, rows.at(-1)!.row), code: 'MANY', value: String(mostParameterRows) }] }
  const at = rows.findIndex((row) => columnsOf(row) !== undefined)
  const columns = rows[at] && columnsOf(rows[at])
  if (!columns) return { parameters: [], complaints: [{ cell: 'A1', code: 'HEADING', value: parameterHeadings }] }
  const reader = new Reader(columns, names)
  const read = rows.slice(at + 1).filter((row) => row.cells.some((cell) => cell.text.trim() !== '')).flatMap((row) => reader.read(row) ?? [])
  if (read.length === 0 && reader.complaints.length === 0) reader.complaints.push({ cell: `A${rows[at]!.row + 1}`, code: 'EMPTY', value: '' })
  return { parameters: read, complaints: reader.complaints }
}

type Columns = Readonly<Record<Field, number>>

function columnsOf({ cells }: SheetRow): Columns | undefined {
  const texts = cells.map((cell) => halfWidth(cell.text).replaceAll(/[\s()（）]/g, '').toLowerCase())
  const columns = Object.fromEntries(Object.entries(headings).map(([field, words]) => [field, texts.findIndex((text) => (words as readonly string[]).includes(text))])) as Columns
  return needed.every((field) => columns[field] >= 0) ? columns : undefined
}

class Reader {
  readonly complaints: ParameterComplaint[] = []
  readonly #columns: Columns
  readonly #names: ParameterNames
  readonly #seen = new Set<string>()

  constructor(columns: Columns, names: ParameterNames) {
    this.#columns = columns
    this.#names = names
  }

  /** Every mistake of a row is said, each at its cell. */
  read({ row, cells }: SheetRow): ListedParameter | undefined {
    const before = this.complaints.length
    const cellOf = (field: Field): SheetCell => cells[this.#columns[field]] ?? blankCell
    const complain = (field: Field, code: ParameterComplaint['code']): undefined =>
      void this.complaints.push({ cell: cellRef(Math.max(0, this.#columns[field]), row), code, value: cellOf(field).text.trim().slice(0, 60) })

    const name = this.#names.parameter(cellOf('name').text.trim())
    if (name === undefined || !isParameterName(name)) complain('name', 'NAME')
    const areas = this.#names.area(cellOf('area').text.trim())
    if (areas.length !== 1) complain('area', areas.length === 0 ? 'AREA' : 'AREA_SEVERAL')
    const hukou = hukouOf(cellOf('hukou').text)
    if (hukou === undefined) complain('hukou', 'HUKOU')
    const value = name !== undefined && isParameterName(name) ? valueOf(name, cellOf('value')) : undefined
    if (name !== undefined && isParameterName(name) && typeof value !== 'number') complain('value', value ?? 'VALUE')
    const from = readDate(cellOf('from'))
    if (from === undefined) complain('from', 'FROM')
    const basis = cellOf('basis').text.trim()
    if (basis === '' || basis.length > longestBasis) complain('basis', 'BASIS')
    if (this.complaints.length > before || typeof value !== 'number') return undefined

    const listed = { row, name: name as ParameterName, areaPath: areas[0]!, hukou: hukou!, from: firstDayOf(from!), value, basis }
    const key = [listed.name, listed.areaPath, listed.hukou, listed.from].join(' ')
    if (this.#seen.has(key)) return complain('name', 'TWICE')
    this.#seen.add(key)
    return listed
  }
}

function hukouOf(text: string): string | undefined {
  const word = halfWidth(text).replaceAll(/\s/g, '')
  if (/^(|全部|所有|不分|城乡统一|all)$/i.test(word)) return ''
  return codeLists['hukou-type'].find(({ code, title }) => code !== '9' && [code, title.zh, title.en].includes(word))?.code
}

// 3.5% in a cell of the format percent is the number 0.035: whoever means that little writes it as text.
function valueOf(name: ParameterName, cell: SheetCell): number | 'VALUE' | 'PERCENT' {
  const text = halfWidth(cell.text).replaceAll(/[\s,]/g, '')
  const unit = parameterUnit(name)
  const value = unit === 'fen-month' || unit === 'fen-year' ? readMoney(cell.text.replace(/\/年$/, '')) : numberIn(text.replace(/(倍|个月|天|日)$/, ''), unit === 'ratio')
  if (value === undefined || !isParameterValue(name, value)) return 'VALUE'
  return unit === 'percent' && cell.raw === 'number' && value !== 0 && Math.abs(value) < 1 ? 'PERCENT' : value
}

// Of a ratio 60% is 0.6; a percentage is the number before the sign.
function numberIn(text: string, isRatio: boolean): number | undefined {
  const [, number, percent] = /^(-?\d{1,6}(?:\.\d{1,6})?)(%?)$/.exec(text) ?? []
  if (number === undefined) return undefined
  return Number(isRatio && percent === '%' ? `${number}e-2` : number)
}
