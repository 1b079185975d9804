/**
 * A cell as it was read. `text` of a number is written out without an exponent; of a date it is YYYY-MM-DD.
 * `raw` says how the workbook held it: 18 digits held as a number have lost their last ones; a `formula` was never computed
 * and has no text, an `error` has what the program shows for it (#REF!).
 */
export type SheetCell = { readonly text: string; readonly raw: 'string' | 'number' | 'date' | 'blank' | 'formula' | 'error' }

export const blankCell: SheetCell = { text: '', raw: 'blank' }

/** A row of a sheet: its number as the user sees it (from 1), and its cells from column A on. */
export type SheetRow = { readonly row: number; readonly cells: readonly SheetCell[] }

/** Cells put together to one; what it says stands in the first. Rows from 1, columns from 0, the last ones included. */
export type MergedCells = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number }

/** Name of a column (0 is A). */
export function columnName(index: number): string {
  let name = ''
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26)) name = String.fromCharCode(65 + ((n - 1) % 26)) + name
  return name
}

/** Reference of a cell such as C7; column from 0, row from 1. */
export function cellRef(column: number, row: number): string {
  return columnName(column) + String(row)
}

/** Where a cell such as C7 stands, both counted from 1. */
export function cellPlace(ref: string): { readonly line: number; readonly column: number } {
  const [, letters = '', row = '1'] = /^([A-Z]*)(\d*)$/.exec(ref) ?? []
  return { line: Number(row) || 1, column: Math.max(1, [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)) }
}
