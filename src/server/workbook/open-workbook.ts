import { problem } from '#domain/problem/problem.ts'
import type { SheetRow } from '#domain/registry/sheet-cell.ts'
import { BrokenZip } from '../zip/read-zip.ts'
import { unpackStream } from '../zip/unpack-stream.ts'
import { delimiterOf, openCsvText } from './csv-encoding.ts'
import { recognise } from './recognise.ts'
import { scanCsv, textOfField } from './scan-csv.ts'
import { odsMerged, odsRows, odsSheets } from './ods-rows.ts'
import type { OpenSheet, OpenWorkbook, WorkbookKind } from './workbook.ts'
import { WorkbookParts } from './workbook-parts.ts'
import { textCell } from './xlsx-values.ts'
import { xlsxMerged, xlsxRows } from './xlsx-rows.ts'

/**
 * Opens a workbook for reading row by row; memory does not grow with its rows. Hidden sheets are left out.
 * Raises the problems of `recognise`, and WORKBOOK_UNREADABLE for a damaged sheet.
 * @param name file name, which becomes the name of the one sheet of a CSV file
 */
export async function openWorkbook(bytes: Uint8Array, name: string): Promise<OpenWorkbook> {
  const recognised = recognise(bytes)
  if (recognised.kind === 'csv') return { kind: 'csv', sheets: [csvSheet(bytes, name)] }
  if (recognised.kind === 'ods') {
    const content = recognised.entries.find((entry) => entry.name === 'content.xml')!
    const open = () => unpackStream(bytes, content)
    const names = await whole('ods', '', odsSheets(open))
    return { kind: 'ods', sheets: names.map((sheet) => ({ name: sheet, rows: () => rowsOf('ods', sheet, odsRows(open, sheet)), merged: () => whole('ods', sheet, odsMerged(open, sheet)) })) }
  }
  const parts = new WorkbookParts(bytes, recognised.entries)
  return { kind: 'xlsx', sheets: parts.sheets().map(({ name: sheet, path }) => ({ name: sheet, rows: () => rowsOf('xlsx', sheet, xlsxRows(parts, path)), merged: () => whole('xlsx', sheet, xlsxMerged(parts, path)) })) }
}

function csvSheet(bytes: Uint8Array, name: string): OpenSheet {
  const text = openCsvText(bytes)
  const delimiter = delimiterOf(text)
  return {
    name: name.replace(/\.\w+$/, ''),
    async *rows() {
      let row = 0
      for (const record of scanCsv(text, delimiter)) yield { row: ++row, cells: record.fields.map((field) => textCell(textOfField(text, field))) }
    },
    merged: () => Promise.resolve([]),
  }
}

async function* rowsOf(as: WorkbookKind, sheet: string, rows: AsyncIterable<SheetRow>): AsyncGenerator<SheetRow> {
  try {
    yield* rows
  } catch (error) {
    throw readable(as, sheet, error)
  }
}

async function whole<T>(as: WorkbookKind, sheet: string, reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (error) {
    throw readable(as, sheet, error)
  }
}

function readable(as: WorkbookKind, sheet: string, error: unknown): unknown {
  return error instanceof BrokenZip ? problem('WORKBOOK_UNREADABLE', { as, sheet }) : error
}
