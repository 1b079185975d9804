import { problem } from '#domain/problem/problem.ts'
import type { FileReply, Work } from '../../http/work.ts'
import { findAttachment } from './attachments.queries.ts'

/** A kept file for the software itself to read. Problem: NOT_FOUND outside the reach of the work. */
export async function readAttachment(work: Work, id: string): Promise<FileReply & { areaPath: string }> {
  const row = await findAttachment(work.trx, work.districtKey, id)
  if (!row) throw problem('NOT_FOUND')
  return { name: row.name, mediaType: row.media_type, bytes: work.sealing.open(row.sealed), unmarked: 'ORIGINAL', areaPath: row.area_path }
}
