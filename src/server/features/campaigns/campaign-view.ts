import type { Campaign } from '#contract/campaigns.ts'
import { stageOn } from '#domain/plan/calendar.ts'
import type { PlainDate } from '#domain/calendar/plain-date.ts'
import type { RunningCampaign } from './running-campaign.ts'

export function campaignView(campaign: RunningCampaign, districtName: string, today: PlainDate): Campaign {
  const { plan, row, calendar } = campaign
  const stage = stageOn(calendar, today)
  return {
    id: campaign.id,
    planId: plan.id,
    title: plan.title,
    documentNumber: plan.document.number,
    start: row.start_date,
    areaName: districtName,
    stage: stage ? { id: stage.id, title: stage.title } : null,
  }
}
