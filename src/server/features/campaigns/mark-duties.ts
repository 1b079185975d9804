import type { Work } from '../../http/work.ts'
import { updateDuty } from './campaigns.queries.ts'
import type { RunningCampaign } from './running-campaign.ts'

export type Fulfilled = { readonly roster: string } | { readonly deliverable: string }

/**
 * Marks the duties that a roster or a deliverable fulfils, for the area that had them, as done or (after a return) as
 * open again. Which duty that is stands in the plan.
 * @param occurrence which time of a duty that comes again
 */
export async function markDuties(work: Work, campaign: RunningCampaign, what: Fulfilled, areaPath: string, isDone: boolean, note: string, occurrence?: number): Promise<void> {
  const [kind, id] = Object.entries(what)[0] as [string, string]
  for (const duty of campaign.plan.duties) {
    if (!duty.fulfilledBy || (duty.fulfilledBy as Record<string, string>)[kind] !== id) continue
    await updateDuty(work.trx, work.districtKey, { campaignId: campaign.id, code: duty.id, areaPath, ...(occurrence !== undefined && { occurrence }), done: isDone ? { at: work.now, by: work.actor.name, note } : null })
  }
}
