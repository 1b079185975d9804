import { problem } from '#domain/problem/problem.ts'
import type { SheetRow } from '#domain/registry/sheet-cell.ts'
import { BrokenZip } from '../zip/read-zip.ts'
import { delimiterOf, openCsvText } from './csv-encoding.ts'
import { recognise } from './recognise.ts'
import { fieldText, scanCsv } from './scan-csv.ts'
import type { OpenSheet, OpenWorkbook } from './workbook.ts'
import { WorkbookParts, type SheetPart } from './workbook-parts.ts'
import { textCell } from './xlsx-values.ts'
import { xlsxRows } from './xlsx-rows.ts'

/**
 * Opens a workbook for reading row by row; memory does not grow with its rows. Hidden sheets are left out.
 * Raises the problems of `recognise`, and WORKBOOK_UNREADABLE for a damaged sheet.
 * @param name file name, which becomes the name of the one sheet of a CSV file
 */
export function openWorkbook(bytes: Uint8Array, name: string): OpenWorkbook {
  const recognised = recognise(bytes)
  if (recognised.kind === 'csv') return { kind: 'csv', sheets: [csvSheet(bytes, name)] }
  const parts = new WorkbookParts(bytes, recognised.entries)
  return { kind: 'xlsx', sheets: parts.sheets().map((sheet) => ({ name: sheet.name, rows: () => rowsOf(parts, sheet) })) }
}

function csvSheet(bytes: Uint8Array, name: string): OpenSheet {
  const text = openCsvText(bytes)
  const delimiter = delimiterOf(text)
  return {
    name: name.replace(/\.\w+$/, ''),
    async *rows() {
      let row = 0
      for (const record of scanCsv(text, delimiter)) yield { row: ++row, cells: record.fields.map((field) => textCell(fieldText(text, field))) }
    },
  }
}

async function* rowsOf(parts: WorkbookParts, { name, path }: SheetPart): AsyncGenerator<SheetRow> {
  try {
    yield* xlsxRows(parts, path)
  } catch (error) {
    if (error instanceof BrokenZip) throw problem('WORKBOOK_UNREADABLE', { as: 'xlsx', sheet: name })
    throw error
  }
}
