import type { PlainDate } from '#domain/calendar/plain-date.ts'
import type { Deliverable } from '#domain/plan/plan.ts'
import type { RunningCampaign } from '../campaigns/public.ts'

/** One time of a deliverable: 0 for one that is made once; `from` is the first day of its period. */
export interface Occurrence {
  readonly no: number
  readonly due: PlainDate | null
  readonly from: PlainDate
}

/** The times of a deliverable in a campaign that have begun by a day: one, or for one that comes again one for each period. */
export function occurrencesOf(campaign: RunningCampaign, deliverable: Deliverable, today: PlainDate): Occurrence[] {
  const { calendar } = campaign
  if (deliverable.every === undefined) return [{ no: 0, due: calendar.deliverables[deliverable.id] ?? null, from: calendar.start }]
  return (calendar.periods[deliverable.id] ?? []).map(({ from, until }, index): Occurrence => ({ no: index + 1, due: until, from })).filter((one) => one.from <= today)
}

/** The last moment of a day, in Beijing. */
export function endOfDay(day: PlainDate): Date {
  return new Date(`${day}T23:59:59.999+08:00`)
}

export function startOfDay(day: PlainDate): Date {
  return new Date(`${day}T00:00:00+08:00`)
}
