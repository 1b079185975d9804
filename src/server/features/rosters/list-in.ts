import type { Work } from '../../http/work.ts'
import { refreshLabels } from '../registry/public.ts'
import { findEntryOf, insertEntries, updateEntry, type EntryRow } from './entries.queries.ts'
import { refreshParts } from './refresh-parts.ts'

/** Why a household is listed, as its row keeps it. */
export interface Listing {
  readonly sources: string
  readonly reason: string
  readonly particulars: string
}

/** A household comes onto the roster of a campaign; one at a town waits for a village. */
export async function listNew(work: Work, campaignId: string, household: { readonly id: string; readonly areaPath: string; readonly isPlaced: boolean }, listing: Listing): Promise<EntryRow> {
  const { id, areaPath, isPlaced } = household
  await insertEntries(work.trx, [
    { district_key: work.districtKey, id: work.newId(), area_path: areaPath, campaign_id: campaignId, household_id: id, is_placed: isPlaced, part: '', ...listing, state: 'LISTED', coverage: 'NOT_VISITED', at: work.now },
  ])
  await refreshLabels(work, [id])
  await refreshParts(work, [id])
  return (await findEntryOf(work.trx, work.districtKey, campaignId, id)) as EntryRow
}

/** One that was struck is listed again. */
export async function listAgain(work: Work, entry: EntryRow, listing: Listing): Promise<EntryRow> {
  await updateEntry(work.trx, work.districtKey, entry.id, { ...listing, state: 'LISTED', strike_reason: null })
  await refreshParts(work, [entry.household_id])
  return (await findEntryOf(work.trx, work.districtKey, entry.campaign_id, entry.household_id)) as EntryRow
}
