import * as contract from '#contract/campaigns.ts'
import type { Endpoints } from '../../http/endpoint.ts'
import { findArea } from '../areas/public.ts'
import { getBoard } from './board.ts'
import { campaignView } from './campaign-view.ts'
import { getCampaign } from './get-campaign.ts'
import { getToday } from './get-today.ts'
import { listDuties } from './list-duties.ts'
import { markDuty } from './mark-duty.ts'
import { openCampaign } from './open-campaign.ts'
import { listPlanFolders } from './plan-folder.ts'
import { getRunningCampaign, listRunningCampaigns } from './running-campaign.ts'

export function mountCampaigns(endpoints: Endpoints): void {
  endpoints.read(contract.listPlans, async () => ({
    rows: (await listPlanFolders()).map(({ id, plan, complaints }) => ({
      id,
      title: plan?.title ?? { zh: id, en: id },
      documentNumber: plan?.document.number ?? '',
      start: plan?.start ?? '1970-01-01',
      isRunnable: plan !== undefined,
      complaints: complaints.length,
    })),
  }))
  endpoints.read(contract.listCampaigns, async (work) => {
    const district = await findArea(work.trx, work.districtKey, work.districtKey)
    return { rows: (await listRunningCampaigns(work)).map((campaign) => campaignView(campaign, district?.name ?? '', work.today)) }
  })
  // A plan and a campaign are reference data of the whole district, beyond the rights of the scoped role.
  endpoints.wideWrite(contract.openCampaign, (work, { body }) => openCampaign(work, body))
  endpoints.read(contract.getCampaign, (work, { params }) => getCampaign(work, params.id))
  endpoints.read(contract.getBoard, async (work, { params, query }) => getBoard(work, await getRunningCampaign(work, params.id), query.area))
  endpoints.read(contract.listDuties, async (work, { params }) => ({ rows: await listDuties(work, await getRunningCampaign(work, params.id)) }))
  endpoints.write(contract.markDuty, (work, { params, body }) => markDuty(work, params.id, body.note))
  endpoints.read(contract.getToday, (work) => getToday(work))
}
