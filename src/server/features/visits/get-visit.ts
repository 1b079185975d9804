import type { Visit } from '#contract/visits.ts'
import type { HouseholdFacts } from '#domain/policy/facts.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { mustReach } from '../reach/public.ts'
import { showVisit } from './show-visit.ts'
import { loadVisitFacts } from './visit-facts.ts'
import { findSubmissionOf, findVisit, listFindingIds } from './visits.queries.ts'

/** A draft with what the registry knows today, or a visit that was handed in with what its visitor was shown. */
export async function getVisit(work: Work, id: string): Promise<Visit> {
  const { trx, districtKey } = work
  const row = await findVisit(trx, districtKey, id)
  if (!row) throw problem('NOT_FOUND')
  await mustReach(work, row.household_id)
  const campaign = await getRunningCampaign(work, row.campaign_id)

  work.record({ action: 'read-visit', objectType: 'visit', objectId: id, areaPath: row.household_path, details: { household: row.household_id } })

  const submission = row.state === 'SUBMITTED' ? await findSubmissionOf(trx, districtKey, id) : undefined
  if (!submission) return showVisit(work, row, campaign, (await loadVisitFacts(work, row.household_id)) as HouseholdFacts)
  const findingIds = await listFindingIds(trx, districtKey, id, row.household_id)
  return showVisit(work, row, campaign, submission.facts_before as HouseholdFacts, { ...submission, findingIds })
}
