import type { SheetRow } from '#domain/registry/sheet-cell.ts'

/** A row without what no text can hold: NUL characters and halves of surrogate pairs, as broken exports leave them. */
export function cleanRow(row: SheetRow): SheetRow {
  if (row.cells.every(({ text }) => text.isWellFormed() && !text.includes('\0'))) return row
  return { row: row.row, cells: row.cells.map((cell) => ({ ...cell, text: cell.text.toWellFormed().replaceAll('\0', '') })) }
}
