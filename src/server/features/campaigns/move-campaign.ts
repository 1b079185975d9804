import type { Campaign } from '#contract/campaigns.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { campaignView } from './campaign-view.ts'
import { deleteDuties, insertDuties, redateDuties, updateCampaignPlan } from './campaigns.queries.ts'
import { previewMove } from './preview-move.ts'
import { campaignsChanged, getRunningCampaign } from './running-campaign.ts'

/**
 * Moves a running campaign to another version of its plan, as somebody has just looked at it: duties are given, get their new day
 * or go; what is done stays done. Problem: CAMPAIGN_MOVE_CHANGED when it is not what was looked at.
 */
export async function moveCampaign(work: Work, campaignId: string, input: { number: number; seen: string }): Promise<Campaign> {
  const { campaign, version, duties, view } = await previewMove(work, campaignId, input.number)

  if (view.seen !== input.seen) throw problem('CAMPAIGN_MOVE_CHANGED')
  if (version.digest === campaign.row.plan_digest) throw problem('PLAN_PUBLISHED_ALREADY', { number: version.number })

  if (!(await updateCampaignPlan(work.trx, work.districtKey, campaign.id, campaign.row.plan_digest, version.digest))) throw problem('CAMPAIGN_MOVE_CHANGED')
  campaignsChanged(work)
  await deleteDuties(work.trx, work.districtKey, duties.remove.map((duty) => duty.id))
  await redateDuties(work.trx, work.districtKey, duties.redate.map(({ duty, due }) => ({ id: duty.id, due })))
  await insertDuties(
    work.trx,
    duties.add.map((duty) => ({ district_key: work.districtKey, id: work.newId(), area_path: duty.areaPath, campaign_id: campaign.id, code: duty.code, occurrence: duty.occurrence, due_date: duty.due })),
  )
  work.enqueue('refresh-labels', { evenOfToday: true })

  work.record({
    action: 'move-campaign',
    objectType: 'campaign',
    objectId: campaign.id,
    areaPath: work.actor.areaPath,
    details: { plan: version.plan_id, from: view.from, to: version.number, added: duties.add.length, removed: duties.remove.length, redated: duties.redate.length },
  })
  return campaignView(await getRunningCampaign(work, campaign.id), work.actor.areaName, work.today)
}
