import type { z } from 'zod'
import type { villageLine } from '#contract/rosters.ts'
import { isWithin } from '#domain/access/access.ts'
import { daysBetween } from '#domain/calendar/plain-date.ts'
import { baseRoster, partIds } from '#domain/roster/base-roster.ts'
import type { Work } from '../../http/work.ts'
import { becameOf, beginningsOf, listAreasEver } from '../areas/public.ts'
import { getRunningCampaign, rosterDue } from '../campaigns/public.ts'
import { countVillageEntries } from './entries.queries.ts'
import { countRosterChanges } from './lines.queries.ts'
import { villageState } from './version-view.ts'
import { villageBeginning } from './village-beginning.ts'
import { listVersions } from './versions.queries.ts'

type Line = z.input<typeof villageLine>

/** The villages in reach with their figures and where each stands with its signature. */
export async function listVillageRosters(work: Work, campaignId: string): Promise<{ rows: Line[]; due: string | null }> {
  const campaign = await getRunningCampaign(work, campaignId)
  const due = campaign.calendar.rosters[baseRoster(campaign.plan)?.id ?? ''] ?? null
  const areas = await listAreasEver(work.trx, work.districtKey)
  const names = new Map(areas.map((area) => [area.id, area.name]))
  const counts = Map.groupBy(await countVillageEntries(work.trx, work.districtKey, campaign.id, work.actor.scope, work.today), (row) => row.area_path)
  const versions = Map.groupBy(await listVersions(work.trx, work.districtKey, campaign.id, work.actor.scope), (version) => version.area_path)
  const changes = await countRosterChanges(work.trx, work.districtKey, campaign.id, work.actor.scope)
  const became = await becameOf(work.trx, work.districtKey)
  const beginnings = await beginningsOf(work.trx, work.districtKey)
  const dueOf = await rosterDue(work, campaign, baseRoster(campaign.plan)?.id)

  const rows = areas
    // A village that has ended is shown for what was signed in it.
    .filter((area) => area.level === 'village' && isWithin(area.path, work.actor.scope) && (area.to_date === null || versions.has(area.path)))
    .map((area): Line => {
      const own = versions.get(area.path) ?? []
      const lines = counts.get(area.path) ?? []
      const sum = (of: 'listed' | 'without_team' | 'seen') => lines.reduce((total, line) => total + line[of], 0)
      const signed = own.findLast((version) => version.state === 'SIGNED')
      const hasBase = own.some((version) => version.kind === 'BASE' && version.state === 'SIGNED')
      const ownDue = dueOf(area.path)
      const pending = area.to_date === null ? (changes.get(area.path) ?? 0) : 0
      return {
        areaId: area.id,
        areaName: area.name,
        townName: names.get(area.parent_id ?? '') ?? '',
        parts: Object.fromEntries(partIds(campaign.plan).map((part) => [part, lines.filter((line) => line.part === part).reduce((total, line) => total + line.listed, 0)])),
        pending,
        daysLate: hasBase || area.to_date !== null || ownDue === null ? 0 : Math.max(0, daysBetween(ownDue, work.today)),
        withoutTeam: sum('without_team'),
        seen: sum('seen'),
        state: villageState(own, pending),
        signedBy: signed?.signed_by ?? null,
        signedAt: signed?.signed_at ?? null,
        endedOn: area.to_date,
        became: became(area.id),
        due: ownDue,
        ...villageBeginning(beginnings.get(area.id), campaign.row.start_date, due, ownDue),
      }
    })
  return { rows, due }
}
