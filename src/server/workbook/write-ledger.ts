import { writeXlsx, type CellStyle, type WriteSheet } from 'hucre/xlsx'
import { hideCitizenIds } from '#domain/id/hide-citizen-ids.ts'
import { timeless } from './timeless.ts'

export type LedgerSheet = {
  readonly sheet: string
  readonly title: string
  /** Lines under the title: left and right half. */
  readonly lines: readonly (readonly [left: string, right: string])[]
  /** Widths in characters of the file's own font. */
  readonly columns: readonly { readonly title: string; readonly width: number }[]
  readonly rows: readonly (readonly string[])[]
}

const line = { style: 'thin' as const, color: { rgb: '000000' } }
const border = { top: line, right: line, bottom: line, left: line }
const plain = (over: Partial<CellStyle> = {}): CellStyle => ({ font: { name: '仿宋_GB2312', size: 10 }, alignment: { vertical: 'center', wrapText: true }, ...over })
const titleStyle: CellStyle = { font: { name: '方正小标宋简体', size: 18 }, alignment: { horizontal: 'center', vertical: 'center' } }
const heading: CellStyle = { font: { name: '黑体', size: 10 }, alignment: { horizontal: 'center', vertical: 'center', wrapText: true }, border }

/**
 * A ledger as a workbook for A4 landscape: title, lines, headings that repeat on every page, rows. All cells are texts, so that long
 * numbers keep their digits, and citizen ids that somebody typed into a text are masked.
 */
export async function writeLedger(ledger: LedgerSheet): Promise<Uint8Array> {
  const last = ledger.columns.length - 1
  const half = Math.floor(last / 2)
  const rows: (string | null)[][] = []
  const cells = new Map<string, { value: string | null; style: CellStyle }>()
  const merges: NonNullable<WriteSheet['merges']> = []
  const heights = new Map<number, { height: number }>()
  const put = (row: number, column: number, value: string, style: CellStyle) => void cells.set(`${row},${column}`, { value, style })
  const blank = (height?: number): number => {
    const row = rows.push(Array<null>(last + 1).fill(null)) - 1
    if (height !== undefined) heights.set(row, { height })
    return row
  }

  const first = blank(36)
  put(first, 0, ledger.title, titleStyle)
  merges.push({ startRow: first, endRow: first, startCol: 0, endCol: last })
  for (const [left, right] of ledger.lines) {
    const row = blank(20)
    put(row, 0, left, plain({ alignment: { vertical: 'center' } }))
    put(row, half + 1, right, plain({ alignment: { horizontal: 'right', vertical: 'center' } }))
    merges.push({ startRow: row, endRow: row, startCol: 0, endCol: half }, { startRow: row, endRow: row, startCol: half + 1, endCol: last })
  }
  const headingRow = blank(30)
  for (const [index, column] of ledger.columns.entries()) put(headingRow, index, column.title, heading)
  for (const texts of ledger.rows) {
    const row = blank()
    for (const [index, text] of texts.entries()) put(row, index, hideCitizenIds(text), plain({ border, numFmt: '@' }))
  }

  const sheet: WriteSheet = {
    name: ledger.sheet,
    rows,
    cells,
    merges,
    rowDefs: heights,
    columns: ledger.columns.map(({ width }) => ({ width })),
    freezePane: { rows: headingRow + 1 },
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, horizontalCentered: true, printTitlesRow: `$${headingRow + 1}:$${headingRow + 1}` },
    headerFooter: { oddFooter: '&C&10第 &P 页  共 &N 页' },
  }
  return timeless(await writeXlsx({ sheets: [sheet], defaultFont: { name: '仿宋_GB2312', size: 11 } }))
}
