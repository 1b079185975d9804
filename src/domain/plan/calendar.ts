import { addDays, addMonths, daysBetween, type PlainDate } from '../calendar/plain-date.ts'
import type { Duty, Plan, Recurrence, Stage } from './plan.ts'

/** A duty with the day it is due in a campaign. `no` counts the times of a duty that comes again, from 1. */
export type DutyDue = { readonly duty: Duty; readonly due: PlainDate; readonly no?: number }

/** From the first day to the last, both included. */
export type Period = { readonly from: PlainDate; readonly until: PlainDate }

/** The dates of a plan as a campaign has them. */
export type CampaignCalendar = {
  readonly start: PlainDate
  readonly stages: readonly Stage[]
  /** By due date. */
  readonly duties: readonly DutyDue[]
  /** Due dates by id; a deliverable that comes again is not here. */
  readonly rosters: Readonly<Record<string, PlainDate>>
  readonly deliverables: Readonly<Record<string, PlainDate>>
  /** The periods of a deliverable that comes again, within the stage of its duty; without a duty, within the whole campaign. */
  readonly periods: Readonly<Record<string, readonly Period[]>>
}

/** The calendar of a campaign: every date of the plan moved by the campaign's start minus the plan's. A duty that comes again is due at the end of each such span of its stage, the last one with the stage. */
export function campaignCalendar(plan: Plan, start: PlainDate): CampaignCalendar {
  const days = daysBetween(plan.start, start)
  const move = (date: PlainDate) => addDays(date, days)
  const stages = plan.stages.map((stage) => ({ ...stage, from: move(stage.from), until: move(stage.until) }))
  const duties = plan.duties.flatMap((duty): DutyDue[] => {
    if (duty.due !== undefined) return [{ duty, due: move(duty.due) }]
    const stage = stages.find((one) => one.id === duty.stage)
    return stage && duty.every ? spansOf(stage, duty.every).map((due, index) => ({ duty, due, no: index + 1 })) : []
  })
  return {
    start,
    stages,
    duties: duties.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0)),
    rosters: Object.fromEntries(plan.rosters.map((roster) => [roster.id, move(roster.due)])),
    deliverables: Object.fromEntries(plan.deliverables.flatMap(({ id, due }) => (due === undefined ? [] : [[id, move(due)]]))),
    periods: Object.fromEntries(plan.deliverables.flatMap(({ id, every }) => (every === undefined ? [] : [[id, periodsOf(plan, stages, id, every)]]))),
  }
}

function periodsOf(plan: Plan, stages: readonly Stage[], id: string, every: Recurrence): Period[] {
  const stageId = plan.duties.find((duty) => duty.fulfilledBy && 'deliverable' in duty.fulfilledBy && duty.fulfilledBy.deliverable === id)?.stage
  const stage = stages.find((one) => one.id === stageId)
  const whole = { from: stage?.from ?? stages.map((one) => one.from).sort()[0]!, until: stage?.until ?? stages.map((one) => one.until).sort().at(-1)! }
  return spansOf(whole, every).map((until, index, all) => ({ from: index === 0 ? whole.from : addDays(all[index - 1]!, 1), until }))
}

const spans: Record<Recurrence, (from: PlainDate, times: number) => PlainDate> = {
  week: (from, times) => addDays(from, 7 * times),
  // The day of the month and the day two weeks after it, so that two halves always make a month.
  'half-month': (from, times) => addDays(addMonths(from, Math.floor(times / 2)), times % 2 === 0 ? 0 : 15),
  month: (from, times) => addMonths(from, times),
  quarter: (from, times) => addMonths(from, 3 * times),
  year: (from, times) => addMonths(from, 12 * times),
}

function spansOf(stage: Period, every: Recurrence): PlainDate[] {
  const ends: PlainDate[] = []
  for (let times = 1; ; times += 1) {
    const end = addDays(spans[every](stage.from, times), -1)
    ends.push(end < stage.until ? end : stage.until)
    if (end >= stage.until) return ends
  }
}

/** The stage of a day: the last one that has begun and not ended; none before the first, after the last, or between two. */
export function stageOn(calendar: CampaignCalendar, date: PlainDate): Stage | undefined {
  return calendar.stages.findLast((stage) => stage.from <= date && date <= stage.until)
}

/** Whether a stage lies behind, holds, or lies ahead on a day. */
export function stageState(stage: Stage, date: PlainDate): 'done' | 'now' | 'later' {
  return date > stage.until ? 'done' : date < stage.from ? 'later' : 'now'
}
