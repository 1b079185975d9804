import type { FrozenRow, RosterVersion } from '#contract/rosters.ts'
import { problem } from '#domain/problem/problem.ts'
import { baseRoster } from '#domain/roster/base-roster.ts'
import { standingOn } from '#domain/roster/standing-on.ts'
import type { Work } from '../../http/work.ts'
import { mayFollow } from '../accounts/public.ts'
import { listAttachmentNames } from '../attachments/public.ts'
import { getRunningCampaign, markDuties } from '../campaigns/public.ts'
import { takeLinesBack, type MovedBack } from './lines.queries.ts'
import { openRows } from './open-rows.ts'
import { versionView } from './version-view.ts'
import { listVersions, lockVersion, setReturned, type VersionRow } from './versions.queries.ts'

/**
 * The town or the district returns a signed version with a reason. It stays as it was signed; the supplements
 * that stand on it go with it: all of them on a base, on a supplement those that speak of the same households. What they held waits
 * for the next signature.
 */
export async function returnRoster(work: Work, id: string, reason: string): Promise<RosterVersion> {
  const version = await lockVersion(work.trx, work.districtKey, id)
  if (!version) throw problem('NOT_FOUND')
  const campaign = await getRunningCampaign(work, version.campaign_id)
  const versions = await listVersions(work.trx, work.districtKey, version.campaign_id, version.area_path)

  mayFollow(work, version.signed_by_id)
  if (version.state !== 'SIGNED') throw problem('ROSTER_NOT_SIGNED')

  const returned = await withThoseOnIt(work, version, versions.filter((one) => one.kind === 'SUPPLEMENT' && one.state === 'SIGNED' && one.number > version.number))
  await setReturned(work.trx, work.districtKey, returned.map((one) => one.version.id), { by: work.actor.name, at: work.now, reason })
  const numbers = returned.map((one) => one.version.number)
  await takeLinesBack(work.trx, work.districtKey, version.campaign_id, version.area_path, numbers, movedBack(returned))
  const roster = baseRoster(campaign.plan)
  if (roster && version.kind === 'BASE') await markDuties(work, campaign, { roster: roster.id }, version.area_path, false, reason)

  work.record({ action: 'return-roster', objectType: 'roster-version', objectId: id, areaPath: version.area_path, details: { number: version.number, reason, versions: numbers } })
  const scans = await listAttachmentNames(work.trx, work.districtKey, version.scan_id === null ? [] : [version.scan_id])
  return versionView({ ...version, state: 'RETURNED', returned_by: work.actor.name, returned_reason: reason }, scans)
}

interface Opened {
  readonly version: VersionRow
  readonly rows: readonly FrozenRow[]
}

/** @param later signed supplements after the version */
async function withThoseOnIt(work: Work, version: VersionRow, later: readonly VersionRow[]): Promise<Opened[]> {
  const [first, ...others] = await Promise.all([version, ...later].map(async (one): Promise<Opened> => ({ version: one, rows: await openRows(work, one.id) })))
  const speaking = ({ version: { number }, rows }: Opened) => ({ number, of: new Set(rows.flatMap((row) => [String(row.no), row.householdId])) })
  const numbers = version.kind === 'BASE' ? others.map((one) => one.version.number) : standingOn(speaking(first as Opened), others.map(speaking))
  return [first as Opened, ...others.filter((one) => numbers.includes(one.version.number))]
}

/** Rows that the returned versions moved to another part, with the part in which they stood before; the earliest of several. */
function movedBack(returned: readonly Opened[]): MovedBack[] {
  const back = new Map<number, MovedBack>()
  for (const { rows } of returned.toSorted((a, b) => b.version.number - a.version.number)) {
    for (const row of rows) if (row.change === 'MOVED' && row.from !== undefined) back.set(row.no, { no: row.no, householdId: row.householdId, part: row.from })
  }
  return [...back.values()]
}
