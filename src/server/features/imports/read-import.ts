import type { RosterImport } from '#contract/imports.ts'
import { hideCitizenIds } from '#domain/id/hide-citizen-ids.ts'
import { problem } from '#domain/problem/problem.ts'
import { isColumnField, type ColumnField } from '#domain/registry/roster-field.ts'
import type { Heading } from '#domain/registry/roster-heading.ts'
import { blankCell, type SheetCell } from '#domain/registry/sheet-cell.ts'
import { villageIndex, type PlaceArea } from '#domain/registry/village-index.ts'
import type { ImportColumn, ImportReading, ImportSheet } from '../../database/tables.ts'
import type { Work } from '../../http/work.ts'
import { openWorkbook } from '../../workbook/open-workbook.ts'
import type { OpenSheet, OpenWorkbook } from '../../workbook/workbook.ts'
import { listAreasOf } from '../areas/public.ts'
import { storeAttachment } from '../attachments/public.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { cleanRow } from './clean-row.ts'
import { headingKeys, headingsDigest } from './heading-memory.ts'
import { importView } from './import-view.ts'
import { findMapping, insertImport } from './imports.queries.ts'
import { headingOf } from './sheets-to-read.ts'

const mediaTypes = { ods: 'application/vnd.oasis.opendocument.spreadsheet', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv' } as const
const samples = 3
const nothing = { rows: 0, imported: 0, refused: 0, alreadyIn: 0, skipped: 0, households: 0, unplaced: 0 }

/** Takes in a workbook: finds the headings below its title rows, proposes a field for each column, and keeps the file sealed. */
export async function readImport(work: Work, campaignId: string, fileName: string, bytes: Uint8Array): Promise<RosterImport> {
  const campaign = await getRunningCampaign(work, campaignId)

  const workbook = await openWorkbook(bytes, fileName)
  const found = await readSheet(work, workbook)

  const attachment = await storeAttachment(work, { areaPath: work.actor.areaPath, name: fileName, mediaType: mediaTypes[workbook.kind], bytes })
  return keepReading(work, { campaignId: campaign.id, attachmentId: attachment.id, fileName, digest: attachment.digest }, found)
}

export interface SheetFound {
  readonly reading: ImportReading
  readonly rows: number
}

/**
 * What a workbook holds: of its sheets all that have the headings of the chosen one. Sheets with other headings are named, for
 * a reading of their own.
 * @param name of the chosen sheet; the first that holds a register when it is left out
 */
export async function readSheet(work: Work, workbook: OpenWorkbook, name?: string): Promise<SheetFound> {
  const { chosen, alike, others } = await sheetsWithHeading(workbook, name)
  const { columns, ...size } = await columnsOf(chosen.sheet, chosen.heading)
  const isVillage = await villageNames(work)
  const sheets: ImportSheet[] = []
  for (const { sheet, heading, hasMerged } of alike) {
    sheets.push({ name: sheet.name, headingRow: heading.row, ...(sheet === chosen.sheet ? size : await sizeOf(sheet, heading)), isVillage: isVillage(sheet.name), hasMerged })
  }
  const filled = sheets.filter((sheet) => sheet.rows > 0)
  if (size.rows === 0) throw problem('WORKBOOK_EMPTY')
  return { reading: { sheet: chosen.sheet.name, otherSheets: others, headingRow: chosen.heading.row, columns: await remembered(work, columns), sheets: filled }, rows: filled.reduce((sum, sheet) => sum + sheet.rows, 0) }
}

/** Whether a text is the name of one village of the district; a CSV file is called anything. */
async function villageNames(work: Work): Promise<(name: string) => boolean> {
  const areas = await listAreasOf(work.trx, work.districtKey)
  const villages = villageIndex(areas.map(({ id, parent_id, level, code, name }) => ({ id, parentId: parent_id, level: level as PlaceArea['level'], code, name })))
  return (name) => villages.place({ village: name }).villageId !== undefined
}

export interface SentFile {
  readonly campaignId: string
  readonly attachmentId: string
  readonly fileName: string
  readonly digest: string
}

/** Keeps what was read, until somebody says that it is right and runs it. */
export async function keepReading(work: Work, file: SentFile, { reading, rows }: SheetFound): Promise<RosterImport> {
  const stored = {
    district_key: work.districtKey,
    id: work.newId(),
    area_path: work.actor.areaPath,
    campaign_id: file.campaignId,
    attachment_id: file.attachmentId,
    file_name: file.fileName,
    digest: file.digest,
    state: 'READ',
    by_id: work.actor.accountId,
    by_name: work.actor.name,
  }
  const [counts, progress] = [{ ...nothing, rows }, { done: 0, of: rows }]
  await insertImport(work.trx, { ...stored, reading: JSON.stringify(reading), counts: JSON.stringify(counts), progress: JSON.stringify(progress), at: work.now })

  work.record({ action: 'read-import', objectType: 'import', objectId: stored.id, areaPath: stored.area_path, details: { file: file.fileName, sheet: reading.sheet, digest: file.digest, rows } })
  return importView(work, { ...stored, reading, fields: null, counts, progress, failure: null, at: work.now.toISOString(), finished_at: null, is_used: false, still_unplaced: 0 })
}

interface Register {
  readonly sheet: OpenSheet
  readonly heading: Heading
  readonly hasMerged: boolean
}

/**
 * The sheet that was asked for, or the first with rows whose headings name a person and an id, else the first with any headings;
 * with it those of the same headings, and the names of the other registers.
 */
async function sheetsWithHeading(workbook: OpenWorkbook, name: string | undefined): Promise<{ chosen: Register; alike: Register[]; others: string[] }> {
  const registers: Register[] = []
  let first: Register | undefined
  let isEmpty = true
  for (const sheet of workbook.sheets) {
    const found = await headingOf(sheet)
    if (!found.isEmpty) isEmpty = false
    if (!found.heading) continue
    const one = { sheet, heading: found.heading, hasMerged: found.merged.some(({ top, bottom }) => bottom > top && bottom > found.heading!.row) }
    const fields = one.heading.columns.map((column) => column.field)
    if (fields.includes('name') && fields.includes('citizenId')) registers.push(one)
    if (name === undefined || name === sheet.name) first ??= one
  }
  const wanted = registers.filter(({ sheet }) => name === undefined || name === sheet.name)
  const chosen = (await firstFilled(wanted)) ?? first
  if (!chosen) throw problem(isEmpty ? 'WORKBOOK_EMPTY' : 'WORKBOOK_NO_HEADING')
  const digest = digestOf(chosen)
  const alike = registers.includes(chosen) ? registers.filter((one) => digestOf(one) === digest) : [chosen]
  return { chosen, alike, others: registers.filter((one) => !alike.includes(one)).map(({ sheet }) => sheet.name) }
}

const digestOf = ({ heading }: Register): string => headingsDigest(headingKeys(heading.columns.filter((column) => column.heading !== '')))

async function firstFilled(registers: readonly Register[]): Promise<Register | undefined> {
  for (const one of registers) for await (const { row, cells } of one.sheet.rows()) if (row > one.heading.row && cells.some((cell) => cell.text.trim() !== '')) return one
  return registers[0]
}

/** Rows below the headings that say something, and how many columns of the whole sheet hold anything. */
type Size = { readonly rows: number; readonly width: number }

async function sizeOf(sheet: OpenSheet, heading: Heading): Promise<Size> {
  let [rows, width] = [0, 0]
  for await (const { row, cells } of sheet.rows()) {
    width = Math.max(width, widthOf(cells))
    if (row > heading.row && cells.some((cell) => cell.text.trim() !== '')) rows += 1
  }
  return { rows, width }
}

function widthOf(cells: readonly SheetCell[]): number {
  let width = cells.length
  while (width > 0 && cells[width - 1] === blankCell) width -= 1
  return width
}

/** Reads the sheet to its end, so that a damaged one is refused now and not later; of each column the first texts are kept, ids masked. */
async function columnsOf(sheet: OpenSheet, heading: Heading): Promise<Size & { columns: ImportColumn[] }> {
  const columns = heading.columns.map((column): ImportColumn => ({ ...column, sample: [] }))
  let [rows, width] = [0, 0]
  for await (const { row, cells } of sheet.rows()) {
    width = Math.max(width, widthOf(cells))
    if (row <= heading.row || !cells.some((cell) => cell.text.trim() !== '')) continue
    rows += 1
    for (const { index, sample } of columns) {
      const text = sample.length < samples ? (cells[index]?.text.trim() ?? '') : ''
      if (text === '') continue
      const shown = hideCitizenIds(cleanRow({ row, cells: [cells[index]!] }).cells[0]!.text).slice(0, 40)
      if (!sample.includes(shown)) sample.push(shown)
    }
  }
  return { columns: columns.filter((column) => column.heading !== '' || column.sample.length > 0), rows, width }
}

/** The fields that somebody of this district gave to the same headings the last time go before what the words suggest. */
async function remembered(work: Work, columns: ImportColumn[]): Promise<ImportColumn[]> {
  const keys = headingKeys(columns)
  const last = await findMapping(work.trx, work.districtKey, headingsDigest(keys))
  if (!last) return columns
  return columns.map((column, at) => {
    const key = keys[at]
    if (key === undefined) return column
    const known = last[key] ?? null
    const field: ColumnField | null = known !== null && isColumnField(known) ? known : null
    return { ...column, field, certainty: field === null ? 'none' : 'sure' }
  })
}
