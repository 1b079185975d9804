import { createHash } from 'node:crypto'
import type { Work } from '../../http/work.ts'
import { insertAttachment } from './attachments.queries.ts'

export interface NewAttachment {
  readonly areaPath: string
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** Keeps a file sealed in the database, in the transaction of the write it belongs to. */
export async function storeAttachment(work: Work, attachment: NewAttachment): Promise<{ id: string; digest: string }> {
  const id = work.newId()
  const digest = createHash('sha256').update(attachment.bytes).digest('hex')
  await insertAttachment(work.trx, {
    district_key: work.districtKey,
    id,
    area_path: attachment.areaPath,
    name: attachment.name,
    media_type: attachment.mediaType,
    digest,
    size: attachment.bytes.length,
    sealed: work.sealing.seal(attachment.bytes),
    at: work.now,
  })
  return { id, digest }
}
