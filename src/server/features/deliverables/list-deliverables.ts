import type { z } from 'zod'
import type { deliverableLine } from '#contract/deliverables.ts'
import { isWithin } from '#domain/access/access.ts'
import { areaLevelOf } from '#domain/plan/area-level.ts'
import type { Work } from '../../http/work.ts'
import { listAreasOf } from '../areas/public.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { openableOf } from './as-read.ts'
import { listVersions } from './deliverables.queries.ts'
import { deliverablesOf } from './find-place.ts'
import { occurrencesOf } from './occurrence.ts'
import { versionView } from './version-view.ts'

/** Who owes what, by when, and how it stands: in the order of the plan, of one that comes again the last time first, areas by their codes. */
export async function listDeliverables(work: Work, campaignId: string): Promise<z.input<typeof deliverableLine>[]> {
  const campaign = await getRunningCampaign(work, campaignId)
  const areas = (await listAreasOf(work.trx, work.districtKey)).filter((area) => isWithin(area.path, work.actor.scope))
  const versions = await listVersions(work.trx, work.districtKey, campaign.id, work.actor.scope)
  const mayOpen = await openableOf(work, campaign, versions)
  return deliverablesOf(campaign.plan).flatMap((deliverable) => {
    const level = areaLevelOf(campaign.plan, deliverable.from)
    return occurrencesOf(campaign, deliverable, work.today).reverse().flatMap(({ no, due }) =>
      areas
        .filter((area) => area.level === level)
        .map((area) => {
          const latest = versions.find((version) => version.code === deliverable.id && version.area_path === area.path && version.occurrence === no)
          const named = { title: deliverable.title, areaId: area.id, areaName: area.name }
          return {
            code: deliverable.id,
            ...named,
            occurrence: no,
            due,
            isLate: due !== null && due < work.today && latest?.state !== 'SUBMITTED',
            state: (latest?.state ?? 'OPEN') as 'OPEN' | 'SUBMITTED' | 'RETURNED',
            latest: latest ? versionView(latest, named, mayOpen(latest)) : null,
          }
        }),
    )
  })
}
