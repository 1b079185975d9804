import type { CampaignDetail } from '#contract/campaigns.ts'
import { stillNotCarriedOut } from '#domain/plan/complete-plan.ts'
import type { Work } from '../../http/work.ts'
import { findArea } from '../areas/public.ts'
import { listVersionRows } from '../plans/public.ts'
import { campaignView } from './campaign-view.ts'
import { countDuties } from './list-duties.ts'
import { getRunningCampaign } from './running-campaign.ts'
import { stageViews } from './stage-views.ts'

export async function getCampaign(work: Work, id: string): Promise<CampaignDetail> {
  const campaign = await getRunningCampaign(work, id)
  const [district, versions, duties] = await Promise.all([findArea(work.trx, work.districtKey, work.districtKey), listVersionRows(work.trx, work.districtKey, campaign.plan.id), countDuties(work, campaign)])
  return {
    ...campaignView(campaign, district?.name ?? '', work.today),
    version: versions.find((row) => row.digest === campaign.row.plan_digest)?.number ?? null,
    newestVersion: versions[0]?.number ?? null,
    plan: campaign.plan,
    notice: campaign.notice,
    notCarriedOut: stillNotCarriedOut(campaign.plan).map(({ path, line }) => ({ path, line })),
    today: work.today,
    stages: stageViews(campaign, duties, work.today),
  }
}
