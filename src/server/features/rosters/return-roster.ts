import type { RosterVersion } from '#contract/rosters.ts'
import { problem } from '#domain/problem/problem.ts'
import { baseRoster } from '#domain/roster/base-roster.ts'
import type { Work } from '../../http/work.ts'
import { mayFollow } from '../accounts/public.ts'
import { listAttachmentNames } from '../attachments/public.ts'
import { getRunningCampaign, markDuties } from '../campaigns/public.ts'
import { unmarkDepartures } from './departures.queries.ts'
import { unmarkSigned } from './entries.queries.ts'
import { versionView } from './version-view.ts'
import type { Frozen } from './version-view.ts'
import { findVersion, listVersions, lockVersion, setReturned, type VersionRow } from './versions.queries.ts'

/**
 * The town or the district returns a signed version with a reason. It stays as it was signed; a base takes the supplements
 * with it that stand on it. What it held waits for the next signature.
 */
export async function returnRoster(work: Work, id: string, reason: string): Promise<RosterVersion> {
  const version = await lockVersion(work.trx, work.districtKey, id)
  if (!version) throw problem('NOT_FOUND')
  const campaign = await getRunningCampaign(work, version.campaign_id)
  const versions = await listVersions(work.trx, work.districtKey, version.campaign_id, version.area_path)

  mayFollow(work, version.signed_by_id)
  if (version.state !== 'SIGNED') throw problem('ROSTER_NOT_SIGNED')

  const returned = versions.filter((one) => one.id === id || (version.kind === 'BASE' && one.kind === 'SUPPLEMENT' && one.state === 'SIGNED' && one.number > version.number))
  await setReturned(work.trx, work.districtKey, returned.map((one) => one.id), { by: work.actor.name, at: work.now, reason })
  const numbers = returned.map((one) => one.number)
  await unmarkSigned(work.trx, work.districtKey, version.campaign_id, version.area_path, numbers, await movedBack(work, returned))
  await unmarkDepartures(work.trx, work.districtKey, version.campaign_id, version.area_path, numbers)
  const roster = baseRoster(campaign.plan)
  if (roster && version.kind === 'BASE') await markDuties(work, campaign, { roster: roster.id }, version.area_path, false, reason)

  await work.record({ action: 'return-roster', objectType: 'roster-version', objectId: id, areaPath: version.area_path, details: { number: version.number, reason, versions: returned.map((one) => one.number) } })
  const scans = await listAttachmentNames(work.trx, work.districtKey, version.scan_id === null ? [] : [version.scan_id])
  return versionView({ ...version, state: 'RETURNED', returned_by: work.actor.name, returned_reason: reason }, scans)
}

/** Rows that the returned versions moved to another part, with the part in which they stood before; the earliest of several. */
async function movedBack(work: Work, returned: readonly VersionRow[]): Promise<{ householdId: string; part: string }[]> {
  const back = new Map<string, string>()
  for (const { id } of returned.filter((one) => one.kind === 'SUPPLEMENT').toSorted((a, b) => b.number - a.number)) {
    const version = await findVersion(work.trx, work.districtKey, id)
    const { rows } = JSON.parse(work.sealing.openText(version!.rows_sealed)) as Frozen
    for (const row of rows) if (row.change === 'MOVED' && row.from !== undefined) back.set(row.householdId, row.from)
  }
  return [...back].map(([householdId, part]) => ({ householdId, part }))
}
