import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { storeAttachment } from '../attachments/public.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { recogniseFile } from './recognise-file.ts'

const mostBytes = 30 * 1024 * 1024

/** Keeps a file for a record that is about to be added. Problems: ATTACHMENT_KIND, TOO_LARGE. */
export async function keepFile(work: Work, campaignId: string, name: string, bytes: Uint8Array): Promise<{ id: string; name: string }> {
  await getRunningCampaign(work, campaignId)
  if (bytes.length > mostBytes) throw problem('TOO_LARGE')
  const file = recogniseFile(bytes, name)
  const { id, digest } = await storeAttachment(work, { areaPath: work.actor.areaPath, ...file, bytes })
  work.record({ action: 'keep-record-file', objectType: 'attachment', objectId: id, areaPath: work.actor.areaPath, details: { name: file.name, digest } })
  return { id, name: file.name }
}
