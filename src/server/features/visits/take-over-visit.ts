import type { Visit } from '#contract/visits.ts'
import type { HouseholdFacts } from '#domain/policy/facts.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { mustReach } from '../reach/public.ts'
import { showVisit } from './show-visit.ts'
import { loadVisitFacts } from './visit-facts.ts'
import { holderIdOf } from './visit-view.ts'
import { findDraftOf, findVisit, findVisitForUpdate, updateHolder, type VisitRow } from './visits.queries.ts'

/** Goes on with the draft of somebody else, who from now on only looks at it. Whoever has a draft of their own there has to end that first. */
export async function takeOverVisit(work: Work, id: string): Promise<Visit> {
  const { trx, districtKey, actor } = work
  const visit = await findVisitForUpdate(trx, districtKey, id)
  if (!visit) throw problem('NOT_FOUND')
  await mustReach(work, visit.household_id)
  const own = await findDraftOf(trx, districtKey, visit.campaign_id, visit.household_id, actor.accountId)

  if (visit.state !== 'DRAFT') throw problem('VISIT_SUBMITTED')
  if (own && own.id !== id) throw problem('VISIT_OWN_DRAFT', { visitId: own.id })

  if (holderIdOf(visit) !== actor.accountId) await updateHolder(trx, districtKey, id, actor.accountId, actor.name)

  work.record({ action: 'take-over-visit', objectType: 'visit', objectId: id, areaPath: visit.household_path, details: { household: visit.household_id, before: visit.holder ?? visit.started_by } })
  const campaign = await getRunningCampaign(work, visit.campaign_id)
  return showVisit(work, (await findVisit(trx, districtKey, id)) as VisitRow, campaign, (await loadVisitFacts(work, visit.household_id)) as HouseholdFacts)
}
