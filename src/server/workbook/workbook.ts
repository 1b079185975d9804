import type { MergedCells, SheetCell, SheetRow } from '#domain/registry/sheet-cell.ts'

/** A visible sheet of a workbook; a CSV file is a workbook of one sheet. */
export type OpenSheet = {
  readonly name: string
  /** Reads the rows in order, each time from the start; rows that the file leaves out are left out. */
  rows(): AsyncIterable<SheetRow>
  /** The cells that are put together, wherever they stand; reads the sheet to its end. */
  merged(): Promise<readonly MergedCells[]>
}
export type WorkbookKind = 'xlsx' | 'ods' | 'csv'
export type OpenWorkbook = { readonly kind: WorkbookKind; readonly sheets: readonly OpenSheet[] }

/** A sheet in memory: the row at index i has the number `firstRow + i`. */
export type ReadSheet = { readonly name: string; readonly firstRow: number; readonly rows: readonly (readonly SheetCell[])[] }
export type ReadWorkbook = { readonly kind: WorkbookKind; readonly sheets: readonly ReadSheet[] }

/** What is to be written onto a sheet of a workbook that goes back to its sender. All texts are ready in the sender's language. */
export type Annotation = {
  /** Name of the sheet; any for CSV. */
  readonly sheet: string
  /** Row (from 1) below which the results stand; its own cell gets `heading`. */
  readonly headingRow: number
  /** `导入结果` in Chinese. */
  readonly heading: string
  /** Index of the column that holds the results of an earlier time, to be written over; null puts a new one behind the last. */
  readonly resultColumn: number | null
  /** How many columns hold anything, where it is known. */
  readonly width?: number
  /** By row number (from 1); rows without an entry get a blank. */
  readonly results: ReadonlyMap<number, RowResult>
}

export type RowResult = {
  readonly text: string
  /** A refused row: its result cell is tinted like its refused cells. */
  readonly refused: boolean
  /** Cells to tint, by column index, with the comment they get. */
  readonly cells: readonly { readonly column: number; readonly comment: string }[]
}
