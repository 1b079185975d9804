import type { RosterEntry } from '#contract/rosters.ts'
import type { Role } from '#domain/access/access.ts'
import type { Source } from '#domain/plan/plan.ts'
import { problem } from '#domain/problem/problem.ts'
import { openSources } from '#domain/registry/shown-sources.ts'
import { particularFaults, type Particulars } from '#domain/roster/particulars.ts'
import type { Work } from '../../http/work.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { rowTexts } from '../telling/public.ts'
import { findEntry, updateEntry, type EntryRow } from './entries.queries.ts'
import { entryViews } from './entry-view.ts'
import { refreshParts } from './refresh-parts.ts'

/**
 * Writes down what the sources of a row ask for: of an accident its kind, day and cost, of a household that never applied whether it
 * wants to. A row that came without a source is given one.
 */
export async function completeEntry(work: Work, id: string, { particulars: given, source }: { particulars: Particulars; source?: string | undefined }): Promise<RosterEntry> {
  const entry = await findEntry(work.trx, work.districtKey, id)
  if (!entry) throw problem('NOT_FOUND')
  const campaign = await getRunningCampaign(work, entry.campaign_id)
  const { sources } = campaign.plan

  if (entry.state !== 'LISTED') throw problem('CHANGED_MEANWHILE')
  // A source that one may not know of is as if it were not there: that one is refused would tell of it.
  const known = openSources(sources, work.actor.role, entry.sources)
  if (source !== undefined && known.length > 0) throw problem('CHANGED_MEANWHILE')
  const chosen = sources.find((one) => one.id === source && openSources(sources, work.actor.role, [one.id]).length > 0)
  if (source !== undefined && !chosen) throw problem('INPUT_INVALID', { place: 'body', issues: [{ path: 'source', code: 'SOURCE_UNKNOWN' }] })
  const under = chosen ? [...entry.sources, chosen.id] : entry.sources
  const whole = written(work.actor.role, sources, entry, given)
  const faults = particularFaults(sources, under, whole, work.today)
  if (faults.length > 0) throw problem('INPUT_INVALID', { place: 'body', issues: faults })

  const particulars = JSON.stringify(whole)
  await updateEntry(work.trx, work.districtKey, id, { particulars, ...(chosen && { sources: JSON.stringify(under) }) })
  if (chosen) await refreshParts(work, [entry.household_id])

  work.record({ action: 'complete-entry', objectType: 'roster-entry', objectId: id, areaPath: entry.area_path, details: { householdId: entry.household_id, ...(chosen && { source: chosen.id }) } })
  const [view] = await entryViews(work, campaign, [(await findEntry(work.trx, work.districtKey, id)) ?? entry])
  if (!view) throw problem('NOT_FOUND')
  return view
}

/** What one may not read one does not write over: of a row that is kept back, what was given stands beside what is there. */
function written(role: Role, sources: readonly Source[], entry: EntryRow, given: Particulars): Particulars {
  const read = rowTexts(sources, role, entry, { remark: '', address: '' }).particulars
  const kept = Object.keys(entry.particulars).filter((id) => read[id] === undefined)
  return { ...given, ...Object.fromEntries(kept.map((id) => [id, { ...entry.particulars[id], ...given[id] }])) }
}
