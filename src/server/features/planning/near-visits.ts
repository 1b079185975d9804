import type { NearVisit } from '#contract/planning.ts'
import { addDays, daysBetween, type PlainDate } from '#domain/calendar/plain-date.ts'
import type { Work } from '../../http/work.ts'
import { listRunningCampaigns } from '../campaigns/public.ts'
import { listMade, listOpenPlans } from './planning.queries.ts'

/** The longest span in which a plan of the district wants answers used again; null: none says so. */
export async function reuseWithin(work: Work): Promise<number | null> {
  const spans = (await listRunningCampaigns(work)).flatMap(({ plan }) => plan.planning?.reuseWithinDays ?? [])
  return spans.length === 0 ? null : Math.max(...spans)
}

/** Visits of households that were made or are planned within a number of days of a day, whoever made or plans them; nearest first. */
export async function nearVisitsOf(work: Work, householdIds: readonly string[], on: PlainDate, days: number): Promise<Map<string, NearVisit[]>> {
  const [from, to] = [addDays(on, -days), addDays(on, days)]
  const campaigns = new Map((await listRunningCampaigns(work)).map((campaign) => [campaign.id, { id: campaign.id, title: campaign.plan.title }]))
  const near = new Map<string, NearVisit[]>(householdIds.map((id) => [id, []]))
  for (const row of await listMade(work.trx, work.districtKey, householdIds, from, to)) {
    near.get(row.household_id)?.push({ kind: 'MADE', visitId: row.visit_id, on: row.visited_on, days: daysBetween(row.visited_on, on), campaign: campaigns.get(row.campaign_id) ?? null, purpose: '', department: '', by: row.by_name, answers: row.answers })
  }
  for (const row of await listOpenPlans(work.trx, work.districtKey, householdIds, from, to)) {
    near.get(row.household_id)?.push({ kind: 'PLANNED', visitId: row.visit_id, on: row.planned_on, days: daysBetween(row.planned_on, on), campaign: campaigns.get(row.campaign_id ?? '') ?? null, purpose: row.purpose, department: row.department, by: row.by_name, answers: 0 })
  }
  for (const rows of near.values()) rows.sort((a, b) => Math.abs(a.days) - Math.abs(b.days))
  return near
}
