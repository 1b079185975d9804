import type { z } from 'zod'
import type { getDeliverableVersion } from '#contract/deliverables.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { frozenAsRead, readsReleasedOnly } from './as-read.ts'
import { contentView } from './content-view.ts'
import { hashOf, readContent, type Content } from './content.ts'
import { findVersion, type VersionRow } from './deliverables.queries.ts'
import { listReleased } from './releases.queries.ts'
import { versionView } from './version-view.ts'

/** A version with what it froze. Problem: NOT_FOUND out of reach. */
export async function openVersion(work: Work, id: string): Promise<{ row: VersionRow; content: Content }> {
  const row = await findVersion(work.trx, work.districtKey, work.actor.scope, id)
  if (!row) throw problem('NOT_FOUND')
  return { row, content: contentOf(work, row) }
}

/** What a version froze. An error when what is stored is not what was signed. */
export function contentOf(work: Work, row: Pick<VersionRow, 'id' | 'hash' | 'content_sealed'>): Content {
  const stored = JSON.parse(work.sealing.openText(row.content_sealed)) as Content
  if (hashOf(stored) !== row.hash) throw new Error(`version ${row.id} is not what was signed`)
  return readContent(stored)
}

/**
 * A version as it was handed in, whatever became of its problems since, as whoever asks may read it. Problem: NOT_RELEASED for
 * somebody above the lead while it was released to nobody.
 */
export async function getVersion(work: Work, id: string): Promise<z.input<(typeof getDeliverableVersion)['response']>> {
  const { row, content } = await openVersion(work, id)
  const campaign = await getRunningCampaign(work, row.campaign_id)

  if (readsReleasedOnly(work, campaign) && (await listReleased(work.trx, work.districtKey, [id])).length === 0) throw problem('NOT_RELEASED')

  return { ...versionView(row, content), ...contentView(await frozenAsRead(work, campaign, content)), formats: content.templates.map((template) => template.format) }
}
