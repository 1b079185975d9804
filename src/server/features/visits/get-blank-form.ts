import type { BlankForm } from '#contract/visits.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { mustReach } from '../reach/public.ts'
import { shownFacts } from '../telling/public.ts'
import { loadVisitFacts } from './visit-facts.ts'
import { sheetView } from './visit-view.ts'
import { findPlaceOf } from './visits.queries.ts'

/** The form of a household before anybody has been there, to be printed and taken along: what the registry knows stands in it, every answer is open. */
export async function getBlankForm(work: Work, campaignId: string, householdId: string): Promise<BlankForm> {
  const { trx, districtKey } = work
  await mustReach(work, householdId)
  const campaign = await getRunningCampaign(work, campaignId)
  const place = await findPlaceOf(trx, districtKey, campaignId, householdId)
  const facts = await loadVisitFacts(work, householdId)
  if (!place || !facts) throw problem('NOT_FOUND')

  work.record({ action: 'read-blank-form', objectType: 'household', objectId: householdId, areaPath: place.household_path, details: { campaign: campaignId } })
  return { householdId, ...sheetView({ ...place, campaign, facts: await shownFacts(work, facts), today: work.today }) }
}
