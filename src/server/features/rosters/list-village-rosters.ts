import type { z } from 'zod'
import type { villageLine } from '#contract/rosters.ts'
import type { Work } from '../../http/work.ts'
import { listAreasOf } from '../areas/public.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { countVillageEntries } from './entries.queries.ts'
import { villageState } from './version-view.ts'
import { listVersions } from './versions.queries.ts'

type Line = z.input<typeof villageLine>

/** The villages in reach with their figures and where each stands with its signature. */
export async function listVillageRosters(work: Work, campaignId: string): Promise<{ rows: Line[]; due: string | null }> {
  const campaign = await getRunningCampaign(work, campaignId)
  const areas = await listAreasOf(work.trx, work.districtKey)
  const names = new Map(areas.map((area) => [area.id, area.name]))
  const counts = new Map((await countVillageEntries(work.trx, work.districtKey, campaign.id, work.actor.scope)).map((row) => [row.area_path, row]))
  const versions = await listVersions(work.trx, work.districtKey, campaign.id, work.actor.scope)

  const rows = areas
    .filter((area) => area.level === 'village' && area.path.startsWith(work.actor.scope))
    .map((area): Line => {
      const own = versions.filter((version) => version.area_path === area.path)
      const count = counts.get(area.path)
      const signed = own.findLast((version) => version.state === 'SIGNED')
      const hasBase = own.some((version) => version.kind === 'BASE' && version.state === 'SIGNED')
      const [covered, possible] = [count?.covered ?? 0, count?.possible ?? 0]
      const pending = hasBase ? (count?.added ?? 0) + (count?.struck ?? 0) : covered + possible
      return {
        areaId: area.id,
        areaName: area.name,
        townName: names.get(area.parent_id ?? '') ?? '',
        covered,
        possible,
        pending,
        state: villageState(own, pending),
        signedBy: signed?.signed_by ?? null,
        signedAt: signed?.signed_at ?? null,
      }
    })
  return { rows, due: campaign.calendar.rosters[campaign.plan.rosters[0]?.id ?? ''] ?? null }
}
