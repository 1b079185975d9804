import type { z } from 'zod'
import type { deliverableSheet } from '#contract/deliverables.ts'
import type { Work } from '../../http/work.ts'
import { listVersions } from './deliverables.queries.ts'
import { findPlace } from './find-place.ts'
import { standingContent } from './standing-content.ts'
import { versionView } from './version-view.ts'

/** The list as it stands now, ready to be signed or with what is missing, beside the versions that were handed in. */
export async function getDeliverable(work: Work, key: { id: string; code: string; areaId: string }): Promise<z.input<typeof deliverableSheet>> {
  const { campaign, deliverable, area } = await findPlace(work, key)
  const { content, hash, notReady } = await standingContent(work, campaign, deliverable, area)
  const versions = (await listVersions(work.trx, work.districtKey, campaign.id, area.path)).filter((version) => version.code === deliverable.id && version.area_path === area.path)
  const named = { title: deliverable.title, areaId: area.id, areaName: area.name }
  return {
    campaignId: campaign.id,
    code: deliverable.id,
    ...named,
    due: campaign.calendar.deliverables[deliverable.id] ?? null,
    cutOff: content.cutOff,
    columns: content.columns.map(({ id, title }) => ({ id, title })),
    rows: content.rows.map((row) => ({ ...row })),
    figures: content.figures.map((figure) => ({ ...figure, rows: [...figure.rows] })),
    hash,
    state: (versions[0]?.state ?? 'OPEN') as 'OPEN' | 'SUBMITTED' | 'RETURNED',
    versions: versions.map((version) => versionView(version, named)),
    notReady: notReady.map((row) => ({ ...row, missing: [...row.missing] })),
  }
}
