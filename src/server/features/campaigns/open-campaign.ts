import type { Campaign } from '#contract/campaigns.ts'
import { isPlainDate } from '#domain/calendar/plain-date.ts'
import { campaignCalendar } from '#domain/plan/calendar.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { campaignView } from './campaign-view.ts'
import { insertCampaign, insertPlan, listCampaignRows } from './campaigns.queries.ts'
import { giveDuties } from './give-duties.ts'
import { listPlanFolders } from './plan-folder.ts'

/** Binds a plan to the district and a start: the plan is kept as it is today, every duty gets its day and its area. */
export async function openCampaign(work: Work, input: { planId: string; start: string }): Promise<Campaign> {
  const folder = (await listPlanFolders()).find((candidate) => candidate.id === input.planId)
  const running = await listCampaignRows(work.trx, work.districtKey)

  if (!folder) throw problem('PLAN_UNKNOWN', { plan: input.planId })

  if (!folder.plan) throw problem('PLAN_INVALID', { plan: input.planId, complaints: folder.complaints.length })
  if (!isPlainDate(input.start) || isFarFrom(work.today, input.start)) throw problem('INPUT_INVALID', { place: 'body', issues: [{ path: 'start', code: 'date' }] })
  if (running.some((row) => row.plan_id === input.planId && row.start_date === input.start)) throw problem('CAMPAIGN_ALREADY_RUNNING', { start: input.start })

  const { plan, digest, notice, templates } = folder
  await insertPlan(work.trx, { id: plan.id, digest, content: JSON.stringify(plan), notice, published_at: work.now }, [...templates])
  const row = {
    id: work.newId(),
    district_key: work.districtKey,
    area_path: work.actor.areaPath,
    plan_id: plan.id,
    plan_digest: digest,
    start_date: input.start,
    opened_at: work.now.toISOString(),
    opened_by: work.actor.name,
  }
  await insertCampaign(work.trx, { ...row, opened_at: work.now })
  const campaign = { id: row.id, row, plan, notice, calendar: campaignCalendar(plan, input.start) }
  await giveDuties(work, [campaign])
  await work.enqueue('refresh-labels', { evenOfToday: true })

  await work.record({ action: 'open-campaign', objectType: 'campaign', objectId: row.id, areaPath: work.actor.areaPath, details: { plan: plan.id, start: input.start } })
  return campaignView(campaign, work.actor.areaName, work.today)
}

// A slip in the year would put every duty where nobody looks.
function isFarFrom(today: string, start: string): boolean {
  return Math.abs(Number(start.slice(0, 4)) - Number(today.slice(0, 4))) > 10
}
