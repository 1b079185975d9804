import type { VillageRoster } from '#contract/rosters.ts'
import { baseRoster } from '#domain/roster/base-roster.ts'
import { openSources } from '#domain/registry/shown-sources.ts'
import { isSourceless } from '#domain/roster/part-of.ts'
import { lackingIn } from '#domain/roster/particulars.ts'
import type { Work } from '../../http/work.ts'
import { listAttachmentNames } from '../attachments/public.ts'
import { beginningsOf } from '../areas/public.ts'
import { getRunningCampaign, rosterDue } from '../campaigns/public.ts'
import { pendingSheet } from './pending-sheet.ts'
import { versionView, villageState } from './version-view.ts'
import { listVersions } from './versions.queries.ts'
import { villageBeginning } from './village-beginning.ts'
import { villageCoverage } from './village-coverage.ts'
import { villageEver } from './village-of.ts'

/** The sheet of a village: what was signed, what the next signature would freeze, and how far its households have been looked at. */
export async function getVillageRoster(work: Work, campaignId: string, villageId: string): Promise<VillageRoster> {
  const campaign = await getRunningCampaign(work, campaignId)
  const place = await villageEver(work, 'id', villageId)
  const { village, townName } = place
  const versions = await listVersions(work.trx, work.districtKey, campaign.id, village.path)
  const rosterId = baseRoster(campaign.plan)?.id
  const [{ sheet, entries }, scans, beginnings, dueOf, coverage] = await Promise.all([
    pendingSheet(work, campaign, place, versions, false),
    listAttachmentNames(work.trx, work.districtKey, versions.flatMap((version) => version.scan_id ?? [])),
    beginningsOf(work.trx, work.districtKey, village.id),
    rosterDue(work, campaign, rosterId),
    villageCoverage(work, campaign, village.path),
  ])
  const began = beginnings.get(village.id)
  const due = dueOf(village.path)
  return {
    areaId: village.id,
    areaName: village.name,
    townName,
    due,
    ...villageBeginning(began, campaign.row.start_date, campaign.calendar.rosters[rosterId ?? ''] ?? null, due),
    state: villageState(versions, sheet.rows.length),
    pending: sheet,
    coverage,
    lacking: entries.filter((entry) => entry.state === 'LISTED' && lackingIn(campaign.plan.sources, entry.sources, entry.particulars).length > 0).length,
    withoutSource: entries.filter((entry) => entry.state === 'LISTED' && isSourceless(campaign.plan, { ...entry, sources: openSources(campaign.plan.sources, work.actor.role, entry.sources) })).length,
    versions: versions.map((version) => versionView(version, scans)),
  }
}
