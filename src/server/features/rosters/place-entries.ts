import { problem } from '#domain/problem/problem.ts'
import { isWithin } from '#domain/access/access.ts'
import type { Work } from '../../http/work.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { moveHouseholds } from '../registry/public.ts'
import { listEntriesById } from './entries.queries.ts'
import { villageOf } from './village-of.ts'

/** Gives households of the box a village: they move there with everything that belongs to them. All of them or none. */
export async function placeEntries(work: Work, campaignId: string, entryIds: readonly string[], villageId: string): Promise<{ placed: number }> {
  const campaign = await getRunningCampaign(work, campaignId)
  const ids = [...new Set(entryIds)]
  const { village } = await villageOf(work, villageId)
  const entries = await listEntriesById(work.trx, work.districtKey, campaign.id, ids)

  // The transaction sees the whole district; the desk does not.
  const isInBox = entries.length === ids.length && entries.every((entry) => !entry.is_placed && isWithin(entry.area_path, work.actor.scope))
  if (!isInBox) throw problem('ENTRY_NOT_IN_BOX')

  const households = entries.map((entry) => entry.household_id)
  await moveHouseholds(work, households, village.path)

  work.record({ action: 'place-entries', objectType: 'campaign', objectId: campaign.id, areaPath: village.path, changedAt: [...new Set(entries.map((entry) => entry.area_path))], details: { village: village.id, households } })
  return { placed: entries.length }
}
