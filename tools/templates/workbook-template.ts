import { writeXlsx, type CellStyle, type WriteSheet } from 'hucre/xlsx'
import { timeless } from '../../src/server/workbook/timeless.ts'
import type { PrintedColumn } from './columns.ts'

export type PrintedList = {
  readonly sheet: string
  /** Lines above the table: left and right half; without a right one the left has the whole line. */
  readonly head: readonly (readonly [left: string, right: string])[]
  readonly columns: readonly PrintedColumn[]
  /** The list that fills the table, when it is not `rows`. */
  readonly list?: string
  readonly isUpright?: boolean
  /** Lines below the table. */
  readonly foot: readonly (readonly [left: string, right: string])[]
}

const nameAndMoment = 80

const line = { style: 'thin' as const, color: { rgb: '000000' } }
const border = { top: line, right: line, bottom: line, left: line }
const text = (size: number, over: Partial<CellStyle> = {}): CellStyle => ({ font: { name: '仿宋_GB2312', size }, alignment: { vertical: 'center', wrapText: true }, ...over })
const title: CellStyle = { font: { name: '方正小标宋简体', size: 22 }, alignment: { horizontal: 'center', vertical: 'center' } }
const heading: CellStyle = { font: { name: '黑体', size: 10.5 }, alignment: { horizontal: 'center', vertical: 'center', wrapText: true }, border }

/** A printed list as a template: title, lines, table with one row that is repeated, lines for the signature; A4. */
export async function workbookTemplate(list: PrintedList): Promise<Uint8Array> {
  const { list: name = 'rows', isUpright = false } = list
  const last = list.columns.length - 1
  const half = Math.floor(last / 2)
  const rows: (string | null)[][] = []
  const cells = new Map<string, { value: string | null; style: CellStyle }>()
  const merges: NonNullable<WriteSheet['merges']> = []
  const heights = new Map<number, { height: number }>()
  const put = (row: number, column: number, value: string | null, style: CellStyle) => void cells.set(`${row},${column}`, { value, style })
  const halves = (left: string, right: string, height: number, split = half) => {
    const row = rows.push(Array<null>(last + 1).fill(null)) - 1
    put(row, 0, left, text(12, { alignment: { vertical: 'center' } }))
    heights.set(row, { height })
    if (right === '') return void merges.push({ startRow: row, endRow: row, startCol: 0, endCol: last })
    merges.push({ startRow: row, endRow: row, startCol: 0, endCol: split })
    put(row, split + 1, right, text(12, { alignment: { horizontal: 'right', vertical: 'center' } }))
    merges.push({ startRow: row, endRow: row, startCol: split + 1, endCol: last })
  }

  rows.push(Array<null>(last + 1).fill(null))
  put(0, 0, '{title}', title)
  merges.push({ startRow: 0, endRow: 0, startCol: 0, endCol: last })
  heights.set(0, { height: 42 })
  for (const [left, right] of list.head) halves(left, right, 22)
  const headingRow = rows.push(list.columns.map(() => null)) - 1
  heights.set(headingRow, { height: 34 })
  const repeated = rows.push(list.columns.map(() => null)) - 1
  for (const [index, column] of list.columns.entries()) {
    put(headingRow, index, column.title, heading)
    const tags = `${index === 0 ? `{#${name}}` : ''}{${column.tag}}${index === last ? `{/${name}}` : ''}`
    put(repeated, index, tags, text(10, { border, numFmt: '@', alignment: { horizontal: column.centred ? 'center' : 'left', vertical: 'center', wrapText: true } }))
  }
  for (const [left, right] of list.foot) halves(left, right, 26, right.includes('{hash}') ? beside(list.columns) : half)

  const sheet: WriteSheet = {
    name: list.sheet,
    rows,
    cells,
    merges,
    rowDefs: heights,
    columns: list.columns.map((column) => ({ width: column.width / 1.95 })),
    freezePane: { rows: headingRow + 1 },
    pageSetup: {
      paperSize: 'a4', orientation: isUpright ? 'portrait' : 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, horizontalCentered: true,
      margins: { top: 0.7, bottom: 0.7, left: 0.6, right: 0.6, header: 0.3, footer: 0.35 },
      printTitlesRow: `$${headingRow + 1}:$${headingRow + 1}`,
    },
    headerFooter: { oddFooter: '&C&"宋体,Regular"&10第 &P 页  共 &N 页' },
  }
  return timeless(await writeXlsx({ sheets: [sheet], defaultFont: { name: '仿宋_GB2312', size: 11 } }))
}

/** The column after which a hash of 64 digits has room, a name and a moment standing before it. */
function beside(columns: readonly PrintedColumn[]): number {
  let width = 0
  return columns.findIndex((column) => (width += column.width) >= nameAndMoment)
}
