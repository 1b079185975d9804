import type { VillageRoster } from '#contract/rosters.ts'
import { problem } from '#domain/problem/problem.ts'
import { baseRoster } from '#domain/roster/base-roster.ts'
import type { Services, Work } from '../../http/work.ts'
import { confirmPassword, mustBePrincipal } from '../accounts/public.ts'
import { getRunningCampaign, markDuties } from '../campaigns/public.ts'
import { getVillageRoster } from './get-village-roster.ts'
import { writeLines } from './lines.queries.ts'
import { pendingSheet } from './pending-sheet.ts'
import type { Frozen } from './version-view.ts'
import { insertVersion, listVersions } from './versions.queries.ts'
import { villageOf } from './village-of.ts'

export interface Signature {
  readonly campaignId: string
  readonly villageId: string
  readonly password: string
  /** Of the sheet that was on the screen. */
  readonly hash: string
}

/** The principal of a village signs: what was seen is frozen with its hash, as a version of the base or a numbered supplement. */
export async function signRoster(services: Services, work: Work, { campaignId, villageId, password, hash }: Signature): Promise<VillageRoster> {
  const campaign = await getRunningCampaign(work, campaignId)
  const place = await villageOf(work, villageId)
  const { village } = place
  const versions = await listVersions(work.trx, work.districtKey, campaign.id, village.path)
  const { sheet, signed, entries } = await pendingSheet(work, campaign, place, versions, true)

  if (baseRoster(campaign.plan)?.signedBy.role === 'principal') mustBePrincipal(work)
  await confirmPassword(services, work.actor, password)

  if (sheet.kind === 'BASE' && !entries.some((entry) => entry.state === 'LISTED')) throw problem('ROSTER_EMPTY')
  if (sheet.rows.length === 0) throw problem('ROSTER_NOTHING_NEW')
  if (sheet.hash !== hash) throw problem('ROSTER_CHANGED')

  const id = work.newId()
  const counts = { parts: sheet.parts, struck: sheet.struck, moved: sheet.moved }
  await insertVersion(work.trx, {
    district_key: work.districtKey,
    id,
    area_path: village.path,
    campaign_id: campaign.id,
    number: sheet.number,
    kind: sheet.kind,
    state: 'SIGNED',
    hash: sheet.hash,
    rows_sealed: work.sealing.seal(JSON.stringify({ areaName: village.name, townName: place.townName, rows: sheet.rows } satisfies Frozen)),
    counts: JSON.stringify(counts),
    signed_by_id: work.actor.accountId,
    signed_by: work.actor.name,
    signed_at: work.now,
  })
  await writeLines(work.trx, { districtKey: work.districtKey, campaignId: campaign.id, areaPath: village.path, number: sheet.number }, signed, () => work.newId())
  const roster = baseRoster(campaign.plan)
  if (roster && sheet.kind === 'BASE') await markDuties(work, campaign, { roster: roster.id }, village.path, true, sheet.hash)

  work.record({ action: 'sign-roster', objectType: 'roster-version', objectId: id, areaPath: village.path, details: { number: sheet.number, kind: sheet.kind, hash: sheet.hash, rows: sheet.rows.length, struck: sheet.struck, moved: sheet.moved } })
  return getVillageRoster(work, campaign.id, village.id)
}
