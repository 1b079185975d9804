import type { RosterImport } from '#contract/imports.ts'
import type { ListedImport } from './imports.queries.ts'
import { sheetsOf } from './sheets-to-read.ts'

export function importView(found: ListedImport): RosterImport {
  return {
    id: found.id,
    campaignId: found.campaign_id,
    fileName: found.file_name,
    sheet: found.reading.sheet,
    sheets: sheetsOf(found.reading).map(({ name, headingRow, rows, isVillage, isLeftOut }) => ({ name, headingRow, rows, isVillage, isLeftOut: isLeftOut ?? false })),
    otherSheets: [...found.reading.otherSheets],
    headingRow: found.reading.headingRow,
    state: found.state as RosterImport['state'],
    columns: found.reading.columns.map((column) => ({ ...column, field: found.fields ? (found.fields[column.index] ?? null) : column.field })),
    counts: { ...found.counts, unplaced: found.state === 'DONE' ? Number(found.still_unplaced) : found.counts.unplaced },
    progress: found.progress,
    byName: found.by_name,
    at: found.at,
    canUndo: found.state === 'DONE' && !found.is_used,
    failure: found.failure,
  }
}
