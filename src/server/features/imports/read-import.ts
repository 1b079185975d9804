import type { RosterImport } from '#contract/imports.ts'
import { hideCitizenIds } from '#domain/id/hide-citizen-ids.ts'
import { problem } from '#domain/problem/problem.ts'
import type { RosterField } from '#domain/registry/roster-field.ts'
import { findHeading, type Heading } from '#domain/registry/roster-heading.ts'
import type { SheetRow } from '#domain/registry/sheet-cell.ts'
import type { ImportColumn, ImportReading } from '../../database/tables.ts'
import type { Work } from '../../http/work.ts'
import { openWorkbook } from '../../workbook/open-workbook.ts'
import type { OpenSheet, OpenWorkbook } from '../../workbook/workbook.ts'
import { storeAttachment } from '../attachments/public.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { cleanRow } from './clean-row.ts'
import { headingKeys, headingsDigest } from './heading-memory.ts'
import { importView } from './import-view.ts'
import { findMapping, insertImport } from './imports.queries.ts'

const mediaTypes = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv' } as const
const lookedAt = 30
const samples = 3
const nothing = { rows: 0, imported: 0, refused: 0, alreadyIn: 0, skipped: 0, households: 0, unplaced: 0 }

/** Takes in a workbook: finds the headings below its title rows, proposes a field for each column, and keeps the file sealed. */
export async function readImport(work: Work, campaignId: string, fileName: string, bytes: Uint8Array): Promise<RosterImport> {
  const campaign = await getRunningCampaign(work, campaignId)

  const workbook = openWorkbook(bytes, fileName)
  const found = await readSheet(work, workbook)

  const attachment = await storeAttachment(work, { areaPath: work.actor.areaPath, name: fileName, mediaType: mediaTypes[workbook.kind], bytes })
  return keepReading(work, { campaignId: campaign.id, attachmentId: attachment.id, fileName, digest: attachment.digest }, found)
}

export interface SheetFound {
  readonly reading: ImportReading
  readonly rows: number
}

/**
 * What a sheet of a workbook holds.
 * @param name of the sheet; the first that holds a register when it is left out
 */
export async function readSheet(work: Work, workbook: OpenWorkbook, name?: string): Promise<SheetFound> {
  const { sheet, heading, others } = await sheetWithHeading(workbook, name)
  const { columns, rows } = await columnsOf(sheet, heading)
  if (rows === 0) throw problem('WORKBOOK_EMPTY')
  return { reading: { sheet: sheet.name, otherSheets: others, headingRow: heading.row, columns: await remembered(work, columns) }, rows }
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

  await work.record({ action: 'read-import', objectType: 'import', objectId: stored.id, areaPath: stored.area_path, details: { file: file.fileName, sheet: reading.sheet, digest: file.digest, rows } })
  return importView({ ...stored, reading, fields: null, counts, progress, failure: null, at: work.now.toISOString(), finished_at: null, is_used: false })
}

interface Register {
  readonly sheet: OpenSheet
  readonly heading: Heading
}

/** The sheet that was asked for, or the first whose headings name a person and an id, else the first with any headings; beside it the others with such headings. */
async function sheetWithHeading(workbook: OpenWorkbook, name: string | undefined): Promise<Register & { others: string[] }> {
  const registers: Register[] = []
  let first: Register | undefined
  let isEmpty = true
  for (const sheet of workbook.sheets) {
    const rows: SheetRow[] = []
    for await (const row of sheet.rows()) if (rows.push(cleanRow(row)) >= lookedAt) break
    if (rows.some(({ cells }) => cells.some((cell) => cell.text.trim() !== ''))) isEmpty = false
    const heading = findHeading(rows)
    if (!heading) continue
    const fields = heading.columns.map((column) => column.field)
    if (fields.includes('name') && fields.includes('citizenId')) registers.push({ sheet, heading })
    if (name === undefined || name === sheet.name) first ??= { sheet, heading }
  }
  const chosen = registers.find(({ sheet }) => name === undefined || name === sheet.name) ?? first
  if (chosen) return { ...chosen, others: registers.map(({ sheet }) => sheet.name).filter((other) => other !== chosen.sheet.name) }
  throw problem(isEmpty ? 'WORKBOOK_EMPTY' : 'WORKBOOK_NO_HEADING')
}

/** Reads the sheet to its end, so that a damaged one is refused now and not later; of each column the first texts are kept, ids masked. */
async function columnsOf(sheet: OpenSheet, heading: Heading): Promise<{ columns: ImportColumn[]; rows: number }> {
  const columns = heading.columns.map((column): ImportColumn => ({ ...column, sample: [] }))
  let rows = 0
  for await (const { row, cells } of sheet.rows()) {
    if (row <= heading.row || !cells.some((cell) => cell.text.trim() !== '')) continue
    rows += 1
    for (const { index, sample } of columns) {
      const text = sample.length < samples ? (cells[index]?.text.trim() ?? '') : ''
      if (text === '') continue
      const shown = hideCitizenIds(cleanRow({ row, cells: [cells[index]!] }).cells[0]!.text).slice(0, 40)
      if (!sample.includes(shown)) sample.push(shown)
    }
  }
  return { columns: columns.filter((column) => column.heading !== '' || column.sample.length > 0), rows }
}

/** The fields that somebody of this district gave to the same headings the last time go before what the words suggest. */
async function remembered(work: Work, columns: ImportColumn[]): Promise<ImportColumn[]> {
  const keys = headingKeys(columns)
  const last = await findMapping(work.trx, work.districtKey, headingsDigest(keys))
  if (!last) return columns
  return columns.map((column, at) => {
    const key = keys[at]
    if (key === undefined) return column
    const field = (last[key] ?? null) as RosterField | null
    return { ...column, field, certainty: field === null ? 'none' : 'sure' }
  })
}
