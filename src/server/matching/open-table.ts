import { open, readFile, stat, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import type { PlainDate } from '#domain/calendar/plain-date.ts'
import type { CitizenIdCheck } from '#domain/id/citizen-id.ts'
import { checkIdOfRow } from '#domain/matching/check-id-of-row.ts'
import { headBytes, isTextBy } from '#domain/matching/file-kind.ts'
import { areOfPeople, findColumns, missingColumn, type FoundColumns, type NamedColumns } from '#domain/matching/find-columns.ts'
import { problem } from '#domain/problem/problem.ts'
import type { SheetCell } from '#domain/registry/sheet-cell.ts'
import { openWorkbook } from '../workbook/open-workbook.ts'
import type { OpenSheet } from '../workbook/workbook.ts'
import { nobodyKnownBy, openText, sampleBytes, type OpenText } from './open-text.ts'

/** A file of rows, whatever kind it is. A text is read through its handle and may be of any size. */
export type OpenTable =
  | { readonly kind: 'text'; readonly columns: FoundColumns; readonly text: OpenText; readonly handle: FileHandle; close(): Promise<void> }
  | { readonly kind: 'workbook'; readonly columns: FoundColumns; readonly sheets: readonly ReadSheet[]; readonly rows: () => AsyncIterable<TableRow>; close(): Promise<void> }

/** Line of a text or row of a sheet, from 1; where there are several sheets `2!15`, with the number of the sheet: its name may be that of a stranger. */
export type RowPlace = number | string

/** A sheet of a workbook that is read. */
export interface ReadSheet {
  readonly number: number
  readonly name: string
}

export interface TableRow {
  readonly place: RowPlace
  readonly cells: readonly SheetCell[]
}

const lookedAt = 50
/** More cannot be read as a whole. */
const mostWorkbook = 2 ** 31 - 1

/**
 * Opens a table to be read once: a text of any size, or the sheets of a workbook that hold citizen ids, else those that tell of
 * people without them. Problems: MATCH_FILE_MISSING; MATCH_NO_SUCH_COLUMN, MATCH_NO_ID_COLUMN, MATCH_NO_BIRTH_COLUMN; MATCH_SHEETS_DIFFER where sheets have other columns than the first, since rows of both
 * cannot stand under one another; those of `recognise` for what is no table.
 */
export async function openTable(file: string, named: NamedColumns, today: PlainDate): Promise<OpenTable> {
  const handle = await open(file, 'r').catch(() => undefined)
  try {
    const facts = await handle?.stat()
    if (!handle || !facts?.isFile()) throw problem('MATCH_FILE_MISSING', { file })
    const close = () => handle.close()
    if (await isText(handle)) {
      const beginning = new Uint8Array(sampleBytes)
      const { bytesRead } = await handle.read(beginning, 0, sampleBytes, 0)
      const text = openText(beginning.subarray(0, bytesRead), file, named, today)
      return { kind: 'text', columns: text.columns, text, handle, close }
    }
    if (facts.size > mostWorkbook) throw problem('TOO_LARGE')
    return { ...(await openWorkbookTable(await readFile(file), file, named, today)), close }
  } catch (error) {
    await handle?.close()
    throw error
  }
}

/** The sheets of a workbook; problems as above. */
export async function openWorkbookTable(bytes: Uint8Array, file: string, named: NamedColumns, today: PlainDate): Promise<Omit<Extract<OpenTable, { kind: 'workbook' }>, 'close'>> {
  const workbook = await openWorkbook(bytes, path.basename(file))
  const found = await sheetsOfPeople(workbook.sheets, file, named, today)
  const [first] = found as [FoundSheet]
  const differing = found.filter(({ columns }) => columns.headings.join('\0') !== first.columns.headings.join('\0'))
  if (differing.length > 0) throw problem('MATCH_SHEETS_DIFFER', { file, first: first.sheet.name, sheets: differing.map((one) => one.sheet.name).join('、') })
  return { kind: 'workbook', columns: first.columns, sheets: found.map(({ sheet, number }) => ({ number, name: sheet.name })), rows: () => rowsOf(found) }
}

/** The column of ids of a table that must have one: a list of those who are looked for, a file beside a list that names nobody. */
export function idColumnOf({ columns: { id, headings } }: Pick<OpenTable, 'columns'>, file: string): number {
  if (id === null) throw problem('MATCH_NEEDS_IDS', { file, headings: headings.slice(0, 20).join('、') })
  return id
}

/** The citizen id of a cell; a number of 18 digits has lost its last ones in a spreadsheet. */
export function idIn(cell: SheetCell | undefined, today: PlainDate): CitizenIdCheck {
  return checkIdOfRow(cell?.text ?? '', { allowTestRegion: true, today, from: cell?.raw === 'number' ? 'number' : 'text' })
}

async function isText(handle: FileHandle): Promise<boolean> {
  const head = new Uint8Array(headBytes)
  await handle.read(head, 0, headBytes, 0)
  return isTextBy(head)
}

interface FoundSheet {
  readonly sheet: OpenSheet
  /** Counted from 1, as the sheets stand in the workbook. */
  readonly number: number
  readonly columns: FoundColumns
  /** Number of the row of headings; 0 where there is none. */
  readonly headingLine: number
}

async function sheetsOfPeople(sheets: readonly OpenSheet[], file: string, named: NamedColumns, today: PlainDate): Promise<FoundSheet[]> {
  const [found, others]: [FoundSheet[], FoundSheet[]] = [[], []]
  const seen: string[][] = []
  for (const [at, sheet] of sheets.entries()) {
    const rows: { row: number; fields: string[] }[] = []
    for await (const { row, cells } of sheet.rows()) if (rows.push({ row, fields: Array.from(cells, (cell) => cell?.text ?? '') }) >= lookedAt) break
    const fields = rows.map((one) => one.fields)
    const columns = findColumns(fields, named, today)
    if (columns) (areOfPeople(fields, columns, today) ? found : others).push({ sheet, number: at + 1, columns, headingLine: rows[columns.headingRow]?.row ?? 0 })
    seen.push(...fields)
  }
  if (found.length === 0) found.push(...others)
  if (found.length === 0 || missingColumn(seen, named) !== undefined) throw nobodyKnownBy(seen, named, file)
  const withIds = found.filter((one) => one.columns.id !== null)
  return withIds.length > 0 ? withIds : found
}

async function* rowsOf(found: readonly FoundSheet[]): AsyncGenerator<TableRow> {
  for (const { sheet, number, headingLine } of found) {
    for await (const { row, cells } of sheet.rows()) {
      if (row <= headingLine || cells.every((cell) => cell.text === '')) continue
      yield { place: found.length > 1 ? `${number}!${row}` : row, cells }
    }
  }
}

/** Tells whether a file is still the one that it was. */
export async function stampOf(file: string): Promise<string> {
  const { size, mtimeMs } = await stat(file)
  return `${size} ${mtimeMs}`
}
