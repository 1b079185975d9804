import type { Visit } from '#contract/visits.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { mustReach } from '../reach/public.ts'
import { mustHaveTeam } from '../teams/public.ts'
import { showVisit } from './show-visit.ts'
import { loadVisitFacts } from './visit-facts.ts'
import { countSubmissions, findDraftOf, insertVisit, listDraftsOf, lockEntry, markDraft, type VisitRow } from './visits.queries.ts'

/**
 * Begins a visit of a household that is listed, or opens the draft that one has there: one for each person, household and
 * campaign. Where somebody else has a draft, a second one is begun only when it is asked for (`own`). The draft is empty: what
 * the registry knows is shown beside the questions, and nothing is answered before somebody has.
 */
export async function startVisit(work: Work, input: { campaignId: string; householdId: string; own?: true | undefined }): Promise<Visit> {
  const { trx, districtKey, actor } = work
  await mustReach(work, input.householdId)
  const campaign = await getRunningCampaign(work, input.campaignId)
  // Held, so that of two who begin at once the second is told of the first.
  const entry = await lockEntry(trx, districtKey, input.campaignId, input.householdId)
  const facts = await loadVisitFacts(work, input.householdId)

  if (!facts) throw problem('NOT_FOUND')

  const own = await findDraftOf(trx, districtKey, input.campaignId, input.householdId, actor.accountId)
  if (!own) {
    if (entry?.state !== 'LISTED') throw problem('HOUSEHOLD_NOT_ON_ROSTER')
    await mustHaveTeam(work, campaign, input.householdId)
    const [other] = await listDraftsOf(trx, districtKey, input.campaignId, input.householdId)
    if (other && !input.own) throw problem('VISIT_DRAFT_ELSEWHERE', { visitId: other.id, holder: other.holder ?? other.started_by })
  }

  if (!own && entry) {
    const id = work.newId()
    await insertVisit(trx, {
      district_key: districtKey,
      id,
      area_path: entry.area_path,
      campaign_id: input.campaignId,
      household_id: input.householdId,
      state: 'DRAFT',
      draft: '{}',
      draft_version: 0,
      started_at: work.now,
      started_by_id: actor.accountId,
      started_by: actor.name,
      holder_id: actor.accountId,
      holder: actor.name,
      base_no: await countSubmissions(trx, districtKey, input.campaignId, input.householdId),
    })
    await markDraft(trx, districtKey, input.campaignId, input.householdId, id)
  }
  const visit = own ?? ((await findDraftOf(trx, districtKey, input.campaignId, input.householdId, actor.accountId)) as VisitRow)

  work.record({ action: own ? 'open-draft' : 'start-visit', objectType: 'visit', objectId: visit.id, areaPath: visit.household_path, details: { household: input.householdId } })
  return showVisit(work, visit, campaign, facts)
}
