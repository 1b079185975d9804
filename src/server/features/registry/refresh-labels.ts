import type { Work } from '../../http/work.ts'
import { listRunningCampaigns } from '../campaigns/public.ts'
import { loadHouseholdFacts } from './household-facts.ts'
import { updateLabels } from './labels.queries.ts'
import { followLabels } from '../reach/public.ts'
import { labelsToStore, type WithPlan } from './stored-labels.ts'

/** Something changed that labels and rules look at: labels follow at once, what the rules of the district come to at the end of the work. */
export async function refreshLabels(work: Work, householdIds: readonly string[], campaigns?: readonly WithPlan[]): Promise<void> {
  for (const id of householdIds) work.changedHouseholds.add(id)
  await computeLabels(work, householdIds, campaigns)
}

/**
 * Computes the labels of households as of today for every campaign of the district, and keeps them where lists look,
 * with the departments that look after them.
 * @param campaigns those of the district, when the caller has them at hand
 */
export async function computeLabels(work: Work, householdIds: readonly string[], campaigns?: readonly WithPlan[]): Promise<void> {
  const running = campaigns ?? (await listRunningCampaigns(work))
  const facts = [...(await loadHouseholdFacts(work, householdIds)).values()]
  const stored = labelsToStore(running, facts)
  const labels = facts.map((one, at) => ({ id: one.household.id, labels: stored[at]! }))
  await updateLabels(work.trx, work.districtKey, work.today, labels)
  await followLabels(work, running, labels)
}
