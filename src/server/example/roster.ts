import { writeXlsx, type CellStyle, type WriteSheet } from 'hucre/xlsx'
import { addDays, partsOf, type PlainDate } from '#domain/calendar/plain-date.ts'
import type { ExampleSize } from './example-size.ts'
import { headings, rosterTable, type TableRow } from './roster-table.ts'

/** Days before the roster's day on which the office filled it in. */
const filledInBefore = 32

const line = { style: 'thin' as const, color: { rgb: '7F7F7F' } }
const border = { top: line, right: line, bottom: line, left: line }
const filled = (rgb: string): NonNullable<CellStyle['fill']> => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } })
const song = (size: number, bold = false) => ({ name: '宋体', size, ...(bold && { bold }) })
const middle = { horizontal: 'center', vertical: 'center', wrapText: true } as const
const looks = {
  title: { font: { name: '方正小标宋简体', size: 20 }, alignment: middle },
  line: { font: song(11), alignment: { vertical: 'center' } },
  group: { font: song(11, true), alignment: middle, border, fill: filled('BDD7EE') },
  heading: { font: song(10, true), alignment: middle, border, fill: filled('DDEBF7') },
  section: { font: song(11, true), alignment: { vertical: 'center' }, border, fill: filled('F2F2F2') },
  person: { font: song(10), alignment: { vertical: 'center', wrapText: true }, border },
  subtotal: { font: song(10, true), alignment: middle, border, fill: filled('FFF2CC') },
  blank: {},
} as const satisfies Record<string, CellStyle>

const widths = [5, 13, 13, 9, 9, 11, 10, 5, 21, 13, 15, 24, 9, 20, 11, 12, 10, 13, 11, 11, 8, 12, 24, 26, 18]
/** Titles over several columns, with the first column of each. */
const groups = [[0, '所属区划'], [4, '人员基本信息'], [13, '已享受救助'], [17, '困难情形'], [22, '摸排情况']] as const

/**
 * The example's roster as an office would send it: title, merged cells, dates and ids in every spelling, subtotals, a signature,
 * and rows that cannot be right. Whoever is in it does not exist. The same day gives the same bytes.
 * @param today the day on which ages and circumstances are as the example wants them
 */
export async function exampleRoster(today: PlainDate, size: ExampleSize): Promise<Uint8Array> {
  const day = partsOf(addDays(today, -filledInBefore))
  const last = headings.length - 1
  const sheet = new Sheet()
  sheet.put(['特殊困难群体专项排查对象名册（汇总表）'], looks.title, 36).merge(0, last)
  sheet.put(['填报单位：示例区社会救助服务中心（盖章）', ...Array<string>(15).fill(''), `填报日期：${day.year}年${day.month}月${day.day}日`], looks.line, 22).merge(0, 8).merge(16, last)
  sheet.put(headings.map((_, column) => groups.find(([from]) => from === column)?.[1] ?? ''), looks.group, 22)
  for (const [index, [from]] of groups.entries()) sheet.merge(from, (groups[index + 1]?.[0] ?? last + 1) - 1)
  for (const row of rosterTable(today, size)) putRow(sheet, row, last)
  sheet.put(['注：本表一人一行，家庭成员紧接户主填写；已死亡、已迁出人员不再填列。'], looks.line, 20).merge(0, last)
  sheet.put(['填表人：沈老师', '', '', '', '审核人：', '', '', '', '单位负责人（签字）：'], looks.line, 26)
  const stamp = new Date(`${addDays(today, -filledInBefore)}T08:30:00+08:00`)
  return writeXlsx({
    sheets: [
      {
        name: '名册汇总',
        rows: sheet.rows,
        cells: sheet.cells,
        merges: sheet.merges,
        rowDefs: sheet.heights,
        columns: widths.map((width) => ({ width })),
        freezePane: { rows: 4, columns: 6 },
        pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '$4:$4' },
      },
      { name: '填表说明', rows: [['填表说明'], ['1. 身份证号请按文本格式填写。'], ['2. “线索来源”仅未纳入保障的家庭填写。']], columns: [{ width: 60 }] },
    ],
    defaultFont: song(11),
    properties: { creator: '示例区', created: stamp, modified: stamp },
  })
}

function putRow(sheet: Sheet, row: TableRow, last: number): void {
  if (row.kind === 'blank') {
    sheet.put([], looks.blank)
    return
  }
  const cells = Array.from({ length: last + 1 }, (_, column) => row.cells[column] ?? '')
  sheet.put(cells, looks[row.kind], row.kind === 'heading' ? 32 : undefined)
  if (row.kind === 'section') sheet.merge(0, last)
  if (row.mergedHead) sheet.mergeDown(4, row.mergedHead)
}

class Sheet {
  readonly rows: NonNullable<WriteSheet['rows']> = []
  readonly cells: NonNullable<WriteSheet['cells']> = new Map()
  readonly merges: NonNullable<WriteSheet['merges']> = []
  readonly heights: NonNullable<WriteSheet['rowDefs']> = new Map()

  put(values: TableRow['cells'], style: CellStyle, height?: number): this {
    const row = this.rows.push(values.map(() => null)) - 1
    for (const [column, value] of values.entries()) {
      const written = typeof value === 'object' ? new Date(`${value.date}T00:00:00Z`) : value === '' ? null : value
      this.cells.set(`${row},${column}`, { value: written, style: { ...style, numFmt: typeof value === 'object' ? 'yyyy/m/d' : typeof value === 'string' ? '@' : 'General' } })
    }
    if (height !== undefined) this.heights.set(row, { height })
    return this
  }

  merge(from: number, to: number): this {
    const row = this.rows.length - 1
    this.merges.push({ startRow: row, endRow: row, startCol: from, endCol: to })
    return this
  }

  mergeDown(column: number, rows: number): void {
    const row = this.rows.length - 1
    this.merges.push({ startRow: row, endRow: row + rows, startCol: column, endCol: column })
  }
}
