import { blankCell, type SheetCell } from '#domain/registry/sheet-cell.ts'
import { openWorkbook } from './open-workbook.ts'
import type { ReadWorkbook } from './workbook.ts'

/**
 * Reads a whole workbook into memory; for big ones see `openWorkbook`. The row at index i of a sheet has the number
 * `firstRow + i`; rows that the file leaves out are empty.
 * @param name file name, which becomes the name of the one sheet of a CSV file
 */
export async function readWorkbook(bytes: Uint8Array, name: string): Promise<ReadWorkbook> {
  const workbook = await openWorkbook(bytes, name)
  const sheets = []
  for (const sheet of workbook.sheets) {
    const rows: SheetCell[][] = []
    const share = sharedCells()
    let firstRow = 1
    for await (const { row, cells } of sheet.rows()) {
      if (rows.length === 0) firstRow = row
      while (firstRow + rows.length < row) rows.push([])
      rows.push(cells.map(share))
    }
    sheets.push({ name: sheet.name, firstRow, rows })
  }
  return { kind: workbook.kind, sheets }
}

// A column of a register says the same few things over and over: one cell for each.
function sharedCells(): (cell: SheetCell) => SheetCell {
  let known = new Map<string, SheetCell>()
  return (cell) => {
    if (cell.raw !== 'string') return cell.raw === 'blank' ? blankCell : cell
    const same = known.get(cell.text)
    if (same) return same
    if (known.size > 20_000) known = new Map()
    known.set(cell.text, cell)
    return cell
  }
}
