import * as contract from '#contract/campaigns.ts'
import type { Endpoints } from '../../http/endpoint.ts'
import { findArea } from '../areas/public.ts'
import { getBoard } from './board.ts'
import { getBoardAsOf } from './board-as-of.ts'
import { campaignView } from './campaign-view.ts'
import { getCampaign } from './get-campaign.ts'
import { getToday, type TodayNeighbours } from './get-today.ts'
import { listDuties } from './list-duties.ts'
import { markDuty } from './mark-duty.ts'
import { openCampaign } from './open-campaign.ts'
import { moveCampaign } from './move-campaign.ts'
import { previewMove } from './preview-move.ts'
import { getRunningCampaign, listRunningCampaigns } from './running-campaign.ts'

export function mountCampaigns(endpoints: Endpoints, neighbours: TodayNeighbours): void {
  endpoints.read(contract.listCampaigns, async (work) => {
    const district = await findArea(work.trx, work.districtKey, work.districtKey)
    return { rows: (await listRunningCampaigns(work)).map((campaign) => campaignView(campaign, district?.name ?? '', work.today)) }
  })
  // A plan and a campaign are reference data of the whole district, beyond the rights of the scoped role.
  endpoints.wideWrite(contract.openCampaign, (work, { body }) => openCampaign(work, body))
  // The difference is that of the whole district, whose campaign it is.
  endpoints.read(contract.previewMove, async (work, { params, query }) => (await previewMove(work, params.id, query.number)).view)
  endpoints.wideWrite(contract.moveCampaign, (work, { params, body }) => moveCampaign(work, params.id, body))
  endpoints.read(contract.getCampaign, (work, { params }) => getCampaign(work, params.id))
  endpoints.read(contract.getBoard, async (work, { params, query }) => {
    const campaign = await getRunningCampaign(work, params.id)
    return query.asOf === undefined || query.asOf === work.today ? getBoard(work, campaign, query.area) : getBoardAsOf(work, campaign, query.area, query.asOf)
  })
  endpoints.read(contract.listDuties, async (work, { params }) => ({ rows: await listDuties(work, await getRunningCampaign(work, params.id)) }))
  endpoints.write(contract.markDuty, (work, { params, body }) => markDuty(work, params.id, body.note))
  endpoints.read(contract.getToday, (work, { query }) => getToday(work, query.campaign, neighbours))
}
