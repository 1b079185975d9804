import type { Plan } from '#domain/plan/plan.ts'
import { campaignCalendar, type CampaignCalendar } from '#domain/plan/calendar.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { getPlanFile, getStoredPlan } from '../plans/public.ts'
import { findCampaign, listCampaignRows, type CampaignRow } from './campaigns.queries.ts'

/** A campaign with the plan it was opened from (whatever became of the folder since) and its dates counted from its own start. */
export interface RunningCampaign {
  readonly id: string
  readonly row: CampaignRow
  readonly plan: Plan
  readonly notice: string
  readonly calendar: CampaignCalendar
}

async function running(work: Work, row: CampaignRow): Promise<RunningCampaign> {
  const { plan, notice } = await getStoredPlan(work, row.plan_id, row.plan_digest)
  return { id: row.id, row, plan, notice, calendar: campaignCalendar(plan, row.start_date as never) }
}

/** Problems: NOT_FOUND when it is not a campaign of the actor's district. */
export async function getRunningCampaign(work: Work, id: string): Promise<RunningCampaign> {
  const row = await findCampaign(work.trx, work.districtKey, id)
  if (!row) throw problem('NOT_FOUND')
  return running(work, row)
}

/** Campaigns of the actor's district, newest first. */
export async function listRunningCampaigns(work: Work): Promise<RunningCampaign[]> {
  const rows = await listCampaignRows(work.trx, work.districtKey)
  return Promise.all(rows.map((row) => running(work, row)))
}

/** The bytes of a template as they were when the campaign was opened. */
export function getTemplate(work: Work, campaign: RunningCampaign, path: string): Promise<Uint8Array> {
  return getPlanFile(work, campaign.row.plan_id, campaign.row.plan_digest, path)
}
