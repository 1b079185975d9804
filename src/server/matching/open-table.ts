import { open, readFile, stat, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import type { PlainDate } from '#domain/calendar/plain-date.ts'
import { findColumns, type FoundColumns, type NamedColumns } from '#domain/matching/find-columns.ts'
import { problem } from '#domain/problem/problem.ts'
import { openWorkbook } from '../workbook/open-workbook.ts'
import type { OpenSheet } from '../workbook/workbook.ts'
import { openText, type OpenText } from './open-text.ts'

/** A file of rows, whatever kind it is. A text is read through its handle and may be of any size. */
export type OpenTable =
  | { readonly kind: 'text'; readonly columns: FoundColumns; readonly text: OpenText; readonly handle: FileHandle; readonly size: number; close(): Promise<void> }
  | { readonly kind: 'workbook'; readonly columns: FoundColumns; readonly rows: () => AsyncIterable<TableRow>; readonly size: number; close(): Promise<void> }

export interface TableRow {
  /** Row of the sheet, from 1. */
  readonly line: number
  readonly fields: readonly string[]
}

const lookedAt = 50

/**
 * Opens a table to be read once: a text of any size, or the first sheet of a workbook that holds citizen ids. Problems:
 * MATCH_FILE_MISSING, MATCH_NO_ID_COLUMN, those of `recognise` for what is no table.
 */
export async function openTable(file: string, named: NamedColumns, today: PlainDate): Promise<OpenTable> {
  const handle = await open(file, 'r').catch(() => undefined)
  if (!handle || !(await handle.stat()).isFile()) throw problem('MATCH_FILE_MISSING', { file })
  try {
    const { size } = await handle.stat()
    if (await isText(handle)) {
      const text = await openText(handle, file, named, today)
      return { kind: 'text', columns: text.columns, text, handle, size, close: () => handle.close() }
    }
    const workbook = await openWorkbook(await readFile(file), path.basename(file))
    const found = await sheetWithIds(workbook.sheets, named, today)
    if (!found) throw problem('MATCH_NO_ID_COLUMN', { file, headings: workbook.sheets.map((sheet) => sheet.name).slice(0, 20).join('、') })
    return { kind: 'workbook', columns: found.columns, rows: () => rowsOfSheet(found), size, close: () => handle.close() }
  } catch (error) {
    await handle.close()
    throw error
  }
}

// A workbook is a zip archive or an old compound file; a text begins with neither, nor with a zero byte that is no UTF-16.
async function isText(handle: FileHandle): Promise<boolean> {
  const head = new Uint8Array(8)
  await handle.read(head, 0, 8, 0)
  const starts = (...bytes: number[]) => bytes.every((byte, at) => head[at] === byte)
  return !starts(0x50, 0x4b) && !starts(0xd0, 0xcf, 0x11, 0xe0) && !starts(0x25, 0x50, 0x44, 0x46) && !starts(0x09, 0x08)
}

interface FoundSheet {
  readonly sheet: OpenSheet
  readonly columns: FoundColumns
  /** Number of the row of headings; 0 where there is none. */
  readonly headingLine: number
}

async function sheetWithIds(sheets: readonly OpenSheet[], named: NamedColumns, today: PlainDate): Promise<FoundSheet | undefined> {
  for (const sheet of sheets) {
    const rows: TableRow[] = []
    for await (const { row, cells } of sheet.rows()) if (rows.push({ line: row, fields: cells.map((cell) => cell.text) }) >= lookedAt) break
    const columns = findColumns(rows.map((row) => row.fields), named, today)
    if (columns) return { sheet, columns, headingLine: rows[columns.headingRow]?.line ?? 0 }
  }
  return undefined
}

async function* rowsOfSheet({ sheet, headingLine }: FoundSheet): AsyncGenerator<TableRow> {
  for await (const { row, cells } of sheet.rows()) {
    if (row <= headingLine || cells.every((cell) => cell.text === '')) continue
    yield { line: row, fields: Array.from(cells, (cell) => cell?.text ?? '') }
  }
}

/** Tells whether a file is still the one that it was. */
export async function stampOf(file: string): Promise<string> {
  const { size, mtimeMs } = await stat(file)
  return `${size} ${mtimeMs}`
}
