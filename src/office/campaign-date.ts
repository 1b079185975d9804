import { addDays, daysBetween, type PlainDate } from '#domain/calendar/plain-date.ts'
import type { CampaignDetail } from '#contract/campaigns.ts'

/** A date of the notice, moved as the campaign moved away from the start of its plan. */
export function campaignDate(date: PlainDate, { plan, start }: Pick<CampaignDetail, 'plan' | 'start'>): PlainDate {
  return addDays(date, daysBetween(plan.start, start))
}
