import { addDays, daysBetween, type PlainDate } from '../calendar/plain-date.ts'
import type { Plan } from './plan.ts'

/** A plan with every date moved to that of a campaign with its own start. */
export function rebasePlan(plan: Plan, start: PlainDate): Plan {
  const days = daysBetween(plan.start, start)
  const due = <T extends { readonly due?: PlainDate }>(item: T): T => (item.due === undefined ? item : { ...item, due: addDays(item.due, days) })
  return {
    ...plan,
    start,
    stages: plan.stages.map((stage) => ({ ...stage, from: addDays(stage.from, days), until: addDays(stage.until, days) })),
    duties: plan.duties.map(due),
    rosters: plan.rosters.map(due),
    deliverables: plan.deliverables.map(due),
  }
}
