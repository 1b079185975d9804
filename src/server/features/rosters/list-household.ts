import type { z } from 'zod'
import type { listHousehold as route, RosterEntry } from '#contract/rosters.ts'
import { particularFaults } from '#domain/roster/particulars.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { fieldFault, findStanding } from '../registry/public.ts'
import { findEntryOf } from './entries.queries.ts'
import { entryViews } from './entry-view.ts'
import { listAgain, listNew } from './list-in.ts'

/** A household that the registry has and no roster of the campaign: somebody recorded without a document, or who moved here. */
export async function listHousehold(work: Work, campaignId: string, householdId: string, input: z.output<typeof route.body>): Promise<RosterEntry> {
  const campaign = await getRunningCampaign(work, campaignId)
  const household = await findStanding(work, householdId)
  if (!household) throw problem('NOT_FOUND')
  const source = campaign.plan.sources.find((one) => one.id === input.source)
  const there = await findEntryOf(work.trx, work.districtKey, campaignId, householdId)

  if (!source || source.restricted) throw fieldFault('source', 'SOURCE_UNKNOWN')
  if (there?.state === 'LISTED') throw problem('CHANGED_MEANWHILE')
  const faults = particularFaults([source], [source.id], input.particulars ?? {}, work.today)
  if (faults.length > 0) throw problem('INPUT_INVALID', { place: 'body', issues: faults })

  const listing = { sources: JSON.stringify([source.id]), reason: input.reason, particulars: JSON.stringify({ [source.id]: input.particulars?.[source.id] ?? {} }) }
  const entry = there ? await listAgain(work, there, listing) : await listNew(work, campaignId, household, listing)

  work.record({ action: 'list-household', objectType: 'roster-entry', objectId: entry.id, areaPath: entry.area_path, details: { householdId, source: source.id } })
  const [view] = await entryViews(work, campaign, [entry])
  if (!view) throw problem('NOT_FOUND')
  return view
}
