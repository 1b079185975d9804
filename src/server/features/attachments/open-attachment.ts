import type { FileReply, Work } from '../../http/work.ts'
import { readAttachment } from './read-attachment.ts'

/** The file as it was given; that somebody opened it is written down. Problem: NOT_FOUND outside the reach of the work. */
export async function openAttachment(work: Work, id: string): Promise<FileReply> {
  const { areaPath, ...file } = await readAttachment(work, id)
  work.record({ action: 'open-attachment', objectType: 'attachment', objectId: id, areaPath, details: { name: file.name } })
  return file
}
