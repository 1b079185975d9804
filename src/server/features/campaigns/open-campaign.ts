import type { Campaign } from '#contract/campaigns.ts'
import { isPlainDate } from '#domain/calendar/plain-date.ts'
import { campaignCalendar } from '#domain/plan/calendar.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { campaignView } from './campaign-view.ts'
import { getStoredPlan, keepVersion, listShippedPlans, listVersionRows } from '../plans/public.ts'
import { insertCampaign, listCampaignRows } from './campaigns.queries.ts'
import { giveDuties } from './give-duties.ts'
import { campaignsChanged } from './running-campaign.ts'

/** Binds a version of a plan to the district and a start: every duty gets its day and its area. Without a number, the edition that came with the software is published first. */
export async function openCampaign(work: Work, input: { planId: string; start: string; number?: number | undefined }): Promise<Campaign> {
  const running = await listCampaignRows(work.trx, work.districtKey)

  if (!isPlainDate(input.start) || isFarFrom(work.today, input.start)) throw problem('INPUT_INVALID', { place: 'body', issues: [{ path: 'start', code: 'date' }] })
  if (running.some((row) => row.plan_id === input.planId && row.start_date === input.start)) throw problem('CAMPAIGN_ALREADY_RUNNING', { start: input.start })

  const { digest, number } = await versionOf(work, input)
  const { plan, notice } = await getStoredPlan(work, input.planId, digest)
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
  campaignsChanged(work)
  const campaign = { id: row.id, row, plan, notice, calendar: campaignCalendar(plan, input.start) }
  await giveDuties(work, [campaign])
  work.enqueue('refresh-labels', { evenOfToday: true })

  work.record({ action: 'open-campaign', objectType: 'campaign', objectId: row.id, areaPath: work.actor.areaPath, details: { plan: plan.id, number, start: input.start } })
  return campaignView(campaign, work.actor.areaName, work.today)
}

async function versionOf(work: Work, { planId, number }: { planId: string; number?: number | undefined }): Promise<{ digest: string; number: number }> {
  if (number !== undefined) {
    const published = (await listVersionRows(work.trx, work.districtKey, planId)).find((row) => row.number === number)
    if (!published) throw problem('PLAN_UNKNOWN', { plan: planId })
    return published
  }
  const shipped = (await listShippedPlans()).find((plan) => plan.id === planId)
  if (!shipped) throw problem('PLAN_UNKNOWN', { plan: planId })
  if (!shipped.plan) throw problem('PLAN_INVALID', { plan: planId, complaints: shipped.complaints.length })
  return (await keepVersion(work, shipped, '')).version
}

// A slip in the year would put every duty where nobody looks.
function isFarFrom(today: string, start: string): boolean {
  return Math.abs(Number(start.slice(0, 4)) - Number(today.slice(0, 4))) > 10
}
