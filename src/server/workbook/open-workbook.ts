import { streamXlsxRows } from 'hucre/xlsx'
import { problem } from '#domain/problem/problem.ts'
import { blankCell, type SheetCell, type SheetRow } from '#domain/registry/sheet-cell.ts'
import { delimiterOf, openCsvText } from './csv-encoding.ts'
import { recognise } from './recognise.ts'
import { fieldText, scanCsv } from './scan-csv.ts'
import type { OpenSheet, OpenWorkbook } from './workbook.ts'
import { WorkbookParts } from './workbook-parts.ts'

/**
 * Opens a workbook for reading row by row; memory does not grow with its rows. Hidden sheets are left out.
 * Raises the problems of `recognise`, and WORKBOOK_UNREADABLE for a damaged sheet.
 * @param name file name, which becomes the name of the one sheet of a CSV file
 */
export function openWorkbook(bytes: Uint8Array, name: string): OpenWorkbook {
  const recognised = recognise(bytes)
  if (recognised.kind === 'csv') return { kind: 'csv', sheets: [csvSheet(bytes, name)] }
  const sheets = new WorkbookParts(bytes, recognised.entries).sheets()
  return { kind: 'xlsx', sheets: sheets.map((sheet) => ({ name: sheet.name, rows: () => xlsxRows(bytes, sheet.name) })) }
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

async function* xlsxRows(bytes: Uint8Array, sheet: string): AsyncGenerator<SheetRow> {
  try {
    for await (const row of streamXlsxRows(bytes, { sheet })) yield { row: row.index + 1, cells: row.values.map(cellOf) }
  } catch (error) {
    throw problem('WORKBOOK_UNREADABLE', { as: 'xlsx', sheet, why: error instanceof Error ? error.message : String(error) })
  }
}

function textCell(text: string): SheetCell {
  return text === '' ? blankCell : { text, raw: 'string' }
}

function cellOf(value: unknown): SheetCell {
  if (typeof value === 'string') return textCell(value)
  if (value === null || value === undefined) return blankCell
  if (typeof value === 'number') return { text: writtenOut(value), raw: 'number' }
  if (value instanceof Date) return { text: value.toISOString().slice(0, 10), raw: 'date' }
  return { text: String(value), raw: 'string' }
}

// As a spreadsheet shows it: 15 significant digits, without an exponent below 1e21.
function writtenOut(value: number): string {
  return String(Number(value.toPrecision(15)))
}
