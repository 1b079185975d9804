import type { Visit } from '#contract/visits.ts'
import { problem } from '#domain/problem/problem.ts'
import type { HouseholdFacts } from '#domain/policy/facts.ts'
import type { Work } from '../../http/work.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { loadHouseholdFacts } from '../registry/public.ts'
import { findDraftOf, findEntry, insertVisit, markDraft, type VisitRow } from './visits.queries.ts'
import { visitView } from './visit-view.ts'

/**
 * Begins a visit of a household that is listed, or opens the draft that is there: one for each household and campaign. The
 * draft is empty: what the registry knows is shown beside the questions, and nothing is answered before somebody has.
 */
export async function startVisit(work: Work, input: { campaignId: string; householdId: string }): Promise<Visit> {
  const { trx, districtKey } = work
  const campaign = await getRunningCampaign(work, input.campaignId)
  const entry = await findEntry(trx, districtKey, input.campaignId, input.householdId)
  const facts = (await loadHouseholdFacts(work, [input.householdId])).get(input.householdId)

  if (!facts) throw problem('NOT_FOUND')

  if (entry?.state !== 'LISTED') throw problem('HOUSEHOLD_NOT_ON_ROSTER')

  const id = work.newId()
  const isNew = await insertVisit(trx, {
    district_key: districtKey,
    id,
    area_path: entry.area_path,
    campaign_id: input.campaignId,
    household_id: input.householdId,
    state: 'DRAFT',
    draft: '{}',
    draft_version: 0,
    started_at: work.now,
    started_by_id: work.actor.accountId,
    started_by: work.actor.name,
  })
  if (isNew) await markDraft(trx, districtKey, input.campaignId, input.householdId, id)
  const visit = (await findDraftOf(trx, districtKey, input.campaignId, input.householdId)) as VisitRow

  await work.record({ action: isNew ? 'start-visit' : 'open-draft', objectType: 'visit', objectId: visit.id, areaPath: entry.area_path, details: { household: input.householdId } })
  return visitView(visit, campaign, facts as HouseholdFacts, undefined, work.today)
}
