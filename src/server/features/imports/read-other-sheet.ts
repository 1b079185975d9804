import type { RosterImport } from '#contract/imports.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { openWorkbook } from '../../workbook/open-workbook.ts'
import { readAttachment } from '../attachments/public.ts'
import { findImport } from './imports.queries.ts'
import { keepReading, readSheet } from './read-import.ts'

/** Takes in another sheet of a workbook that was sent: villages often keep their lists side by side in one file. */
export async function readOtherSheet(work: Work, id: string, sheet: string): Promise<RosterImport> {
  const found = await findImport(work.trx, work.districtKey, id)
  if (!found) throw problem('NOT_FOUND')

  if (!found.reading.otherSheets.includes(sheet)) throw problem('INPUT_INVALID', { place: 'body', issues: [{ path: 'sheet', code: 'unknown' }] })

  const { bytes } = await readAttachment(work, found.attachment_id)
  const read = await readSheet(work, await openWorkbook(bytes, found.file_name), sheet)
  return keepReading(work, { campaignId: found.campaign_id, attachmentId: found.attachment_id, fileName: found.file_name, digest: found.digest }, read)
}
