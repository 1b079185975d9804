import type { RosterEntry } from '#contract/rosters.ts'
import { problem } from '#domain/problem/problem.ts'
import { seesRestricted } from '#domain/registry/shown-sources.ts'
import type { Work } from '../../http/work.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { findEntry, updateEntry } from './entries.queries.ts'
import { entryViews } from './entry-view.ts'

/**
 * Somebody who may read all texts of a row says whether everybody may (J-23): the word 信访 in a reason need not tell of a
 * petition, and a text without it may. A row under a restricted source stays for the named roles.
 */
export async function restrictEntry(work: Work, id: string, isRestricted: boolean): Promise<RosterEntry> {
  const entry = await findEntry(work.trx, work.districtKey, id)
  if (!entry) throw problem('NOT_FOUND')
  const campaign = await getRunningCampaign(work, entry.campaign_id)

  if (!seesRestricted(campaign.plan.sources, work.actor.role)) throw problem('NOT_ALLOWED')

  await updateEntry(work.trx, work.districtKey, id, { is_restricted: isRestricted })

  work.record({ action: 'restrict-entry', objectType: 'roster-entry', objectId: id, areaPath: entry.area_path, details: { householdId: entry.household_id, isRestricted } })
  const [view] = await entryViews(work, campaign, [{ ...entry, is_restricted: isRestricted }])
  if (!view) throw problem('NOT_FOUND')
  return view
}
