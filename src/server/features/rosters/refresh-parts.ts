import { partOf } from '#domain/roster/part-of.ts'
import type { Work } from '../../http/work.ts'
import { listRunningCampaigns, type RunningCampaign } from '../campaigns/public.ts'
import { listPartLines, updateParts } from './parts.queries.ts'

/**
 * Puts households into the part of each roster that the rules of its plan say now. What was signed stays as it was signed: a
 * row that moved waits for a supplement that says so. Labels are to be right before.
 * @param campaigns those of the district, when the caller has them at hand
 */
export async function refreshParts(work: Work, householdIds: readonly string[], campaigns?: readonly RunningCampaign[]): Promise<void> {
  if (householdIds.length === 0) return
  const plans = new Map((campaigns ?? (await listRunningCampaigns(work))).map((campaign) => [campaign.id, campaign.plan]))
  const lines = await listPartLines(work.trx, work.districtKey, householdIds)
  const moved = lines.flatMap(({ id, campaign_id, part, sources, grounds }) => {
    const plan = plans.get(campaign_id)
    const now = plan ? partOf(plan, grounds ?? undefined, sources) : part
    return now === part ? [] : [{ id, part: now }]
  })
  if (moved.length > 0) await updateParts(work.trx, work.districtKey, moved)
}
