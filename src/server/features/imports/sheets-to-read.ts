import { findHeading, type Heading } from '#domain/registry/roster-heading.ts'
import { mergedReader, type FilledRow } from '#domain/registry/merged-cells.ts'
import type { ColumnMapping, ColumnField } from '#domain/registry/roster-field.ts'
import type { MergedCells, SheetRow } from '#domain/registry/sheet-cell.ts'
import type { ImportReading, ImportSheet } from '../../database/tables.ts'
import type { OpenSheet, OpenWorkbook } from '../../workbook/workbook.ts'
import { cleanRow } from './clean-row.ts'
import { headingKeys } from './heading-memory.ts'

const lookedAt = 30

export interface FoundHeading {
  readonly heading: Heading | undefined
  readonly merged: readonly MergedCells[]
  readonly isEmpty: boolean
}

/** The headings of a sheet below its title rows, cells put together taken for what they are. */
export async function headingOf(sheet: OpenSheet): Promise<FoundHeading> {
  const rows: SheetRow[] = []
  for await (const row of sheet.rows()) if (rows.push(cleanRow(row)) >= lookedAt) break
  const isEmpty = !rows.some(({ cells }) => cells.some((cell) => cell.text.trim() !== ''))
  if (isEmpty) return { heading: undefined, merged: [], isEmpty }
  const merged = await sheet.merged()
  return { heading: findHeading(rows, merged), merged, isEmpty }
}

/** The sheets of a reading; one of an older version is of a single sheet. */
export function sheetsOf(reading: ImportReading): readonly ImportSheet[] {
  return reading.sheets ?? [{ name: reading.sheet, headingRow: reading.headingRow, rows: 0, isVillage: false, hasMerged: false }]
}

/** A sheet that is read into the registry, with the fields of its own columns. */
export interface SheetToRead {
  readonly name: string
  readonly headingRow: number
  readonly width: number | undefined
  readonly mapping: ColumnMapping
  readonly headings: ReadonlyMap<number, string>
  /** Called by a village. */
  readonly village: string | undefined
  readonly filled: (row: SheetRow) => FilledRow
  rows(): AsyncIterable<SheetRow>
}

/**
 * The chosen sheets of a workbook, ready to be read. The fields were given to the columns of the first; a sheet with the same
 * headings in another order has them by its headings.
 * @returns undefined where the workbook no longer has a sheet of the reading
 */
export async function sheetsToRead(workbook: OpenWorkbook, reading: ImportReading, fields: readonly (string | null)[]): Promise<SheetToRead[] | undefined> {
  const keys = headingKeys(reading.columns)
  const byKey = new Map(reading.columns.flatMap(({ index }, at) => (keys[at] === undefined ? [] : [[keys[at], fields[index] ?? null] as const])))
  const found: SheetToRead[] = []
  for (const one of sheetsOf(reading)) {
    if (one.isLeftOut) continue
    const sheet = workbook.sheets.find(({ name }) => name === one.name)
    if (!sheet) return undefined
    const isFirst = one.name === reading.sheet
    const columns = isFirst ? reading.columns : ((await headingOf(sheet)).heading?.columns ?? []).filter(({ heading }) => heading !== '')
    const own = headingKeys(columns)
    const mapping: (ColumnField | null)[] = []
    if (isFirst) for (const [index, field] of fields.entries()) mapping[index] = field as ColumnField | null
    else for (const [at, { index }] of columns.entries()) mapping[index] = ((own[at] === undefined ? 'result' : byKey.get(own[at])) ?? null) as ColumnField | null
    const whole = Array.from(mapping, (field) => field ?? null)
    const merged = one.hasMerged ? await sheet.merged() : []
    found.push({
      name: one.name,
      headingRow: one.headingRow,
      width: one.width,
      mapping: whole,
      headings: new Map(columns.map(({ index, heading }) => [index, heading])),
      village: one.isVillage ? one.name : undefined,
      filled: mergedReader(merged, whole, columns, one.headingRow),
      rows: () => sheet.rows(),
    })
  }
  return found
}
