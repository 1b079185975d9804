import { problem } from '#domain/problem/problem.ts'
import type { FileReply, Work } from '../../http/work.ts'
import { findAttachment } from './attachments.queries.ts'

/** The file as it was given; that it was opened is written down. Problem: NOT_FOUND outside the reach of the work. */
export async function openAttachment(work: Work, id: string): Promise<FileReply> {
  const row = await findAttachment(work.trx, work.districtKey, id)
  if (!row) throw problem('NOT_FOUND')
  await work.record({ action: 'open-attachment', objectType: 'attachment', objectId: id, areaPath: row.area_path, details: { name: row.name } })
  return { name: row.name, mediaType: row.media_type, bytes: work.sealing.open(row.sealed) }
}
