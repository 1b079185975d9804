import type { RosterEntry } from '#contract/rosters.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { findEntry, updateEntry } from './entries.queries.ts'
import { entryViews } from './entry-view.ts'

/** Takes a household off the roster, with a reason. One that was signed for waits to be struck by a numbered supplement. */
export async function strikeEntry(work: Work, id: string, reason: string): Promise<RosterEntry> {
  const entry = await findEntry(work.trx, work.districtKey, id)
  if (!entry) throw problem('NOT_FOUND')
  const campaign = await getRunningCampaign(work, entry.campaign_id)

  if (entry.state !== 'LISTED') throw problem('CHANGED_MEANWHILE')

  const struck = { ...entry, state: 'STRUCK', strike_reason: reason }
  await updateEntry(work.trx, work.districtKey, id, { state: 'STRUCK', strike_reason: reason })

  work.record({ action: 'strike-entry', objectType: 'roster-entry', objectId: id, areaPath: entry.area_path, details: { householdId: entry.household_id, reason } })
  const [view] = await entryViews(work, campaign, [struck])
  if (!view) throw problem('NOT_FOUND')
  return view
}
