import type { z } from 'zod'
import type { deliverableSheet } from '#contract/deliverables.ts'
import type { Work } from '../../http/work.ts'
import { openableOf, readsReleasedOnly, standingAsRead } from './as-read.ts'
import { contentView } from './content-view.ts'
import { findPlace, type PlaceKey } from './find-place.ts'
import { occurrencesOf } from './occurrence.ts'
import { standingContent } from './standing-content.ts'
import { listTexts } from './texts.queries.ts'
import { versionView } from './version-view.ts'

/**
 * A deliverable as it stands now, ready to be signed or with what is missing, beside the versions that were handed in. Above the
 * lead only its numbers are told, since nobody signed or released it.
 */
export async function getDeliverable(work: Work, key: PlaceKey, no: number | undefined): Promise<z.input<typeof deliverableSheet>> {
  const place = await findPlace(work, key, no)
  const { campaign, deliverable, area, occurrence } = place
  const { content, hash, notReady, versions } = await standingContent(work, place)
  const isWithheld = readsReleasedOnly(work, campaign)
  const mayOpen = await openableOf(work, campaign, versions)
  const texts = isWithheld ? [] : await listTexts(work.trx, { districtKey: work.districtKey, campaignId: campaign.id, code: deliverable.id, areaPath: area.path, occurrence: occurrence.no })
  const named = { title: deliverable.title, areaId: area.id, areaName: area.name }
  return {
    ...contentView(standingAsRead(work, campaign, content)),
    isWithheld,
    campaignId: campaign.id,
    code: deliverable.id,
    ...named,
    occurrence: occurrence.no,
    last: occurrencesOf(campaign, deliverable, work.today).at(-1)?.no ?? 0,
    from: occurrence.no > 0 ? occurrence.from : null,
    due: occurrence.due,
    hash,
    state: (versions[0]?.state ?? 'OPEN') as 'OPEN' | 'SUBMITTED' | 'RETURNED',
    versions: versions.map((version) => versionView(version, named, mayOpen(version))),
    texts: texts.map(({ section, body, version, by_name, at }) => ({ section, body, version, byName: by_name, at })),
    notReady: (isWithheld ? [] : notReady).map((row) => ({ ...row, missing: [...row.missing] })),
  }
}
