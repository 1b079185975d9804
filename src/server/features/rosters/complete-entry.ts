import type { RosterEntry } from '#contract/rosters.ts'
import { problem } from '#domain/problem/problem.ts'
import { hiddenSources, seesRestricted } from '#domain/registry/shown-sources.ts'
import { particularFaults, type Particulars } from '#domain/roster/particulars.ts'
import type { Work } from '../../http/work.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { findEntry, updateEntry } from './entries.queries.ts'
import { entryViews } from './entry-view.ts'
import { refreshParts } from './refresh-parts.ts'
import { textsOf } from './texts-of.ts'

/**
 * Writes down what the sources of a row ask for: of an accident its kind, day and cost, of a household that never applied whether it
 * wants to. A row that came without a source is given one.
 */
export async function completeEntry(work: Work, id: string, { particulars: given, source }: { particulars: Particulars; source?: string | undefined }): Promise<RosterEntry> {
  const entry = await findEntry(work.trx, work.districtKey, id)
  if (!entry) throw problem('NOT_FOUND')
  const campaign = await getRunningCampaign(work, entry.campaign_id)
  const { sources } = campaign.plan

  // What one may not read one does not write over.
  if (textsOf(campaign.plan, work.actor.role, entry, '').isRestricted && !seesRestricted(sources, work.actor.role)) throw problem('NOT_ALLOWED')
  if (entry.state !== 'LISTED') throw problem('CHANGED_MEANWHILE')
  if (source !== undefined && entry.sources.length > 0) throw problem('CHANGED_MEANWHILE')
  const chosen = sources.find((one) => one.id === source && !hiddenSources(sources, work.actor.role).includes(one.id))
  if (source !== undefined && !chosen) throw problem('INPUT_INVALID', { place: 'body', issues: [{ path: 'source', code: 'SOURCE_UNKNOWN' }] })
  const under = chosen ? [chosen.id] : entry.sources
  const faults = particularFaults(sources, under, given, work.today)
  if (faults.length > 0) throw problem('INPUT_INVALID', { place: 'body', issues: faults })

  const particulars = JSON.stringify(given)
  await updateEntry(work.trx, work.districtKey, id, { particulars, ...(chosen && { sources: JSON.stringify(under) }) })
  if (chosen) await refreshParts(work, [entry.household_id])

  await work.record({ action: 'complete-entry', objectType: 'roster-entry', objectId: id, areaPath: entry.area_path, details: { householdId: entry.household_id, ...(chosen && { source: chosen.id }) } })
  const [view] = await entryViews(work, campaign, [(await findEntry(work.trx, work.districtKey, id)) ?? entry])
  if (!view) throw problem('NOT_FOUND')
  return view
}
