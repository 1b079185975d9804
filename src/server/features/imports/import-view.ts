import type { RosterImport } from '#contract/imports.ts'
import { readerOf } from '../telling/public.ts'
import type { ListedImport } from './imports.queries.ts'
import type { Work } from '../../http/work.ts'
import { sheetsOf } from './sheets-to-read.ts'

/**
 * An import as whoever asks may read it. To those from whom a source is kept, what a file is called and holds would tell; whoever
 * sent it knows.
 */
export async function importView(work: Work, found: ListedImport): Promise<RosterImport> {
  const view = wholeView(found)
  if (found.by_id === work.actor.accountId || (await readerOf(work)).seesAll) return view
  return { ...view, fileName: '', sheet: '', sheets: [], otherSheets: [], columns: [] }
}

function wholeView(found: ListedImport): RosterImport {
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
