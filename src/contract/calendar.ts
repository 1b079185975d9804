import { z } from 'zod'
import { duty } from './campaigns.ts'
import { recordTask } from './records.ts'
import { date, id, route, words } from './route.ts'

/**
 * Something on a day: a duty or a task of one unit, the same duty of many, or the first or last day of a stage; or so many (`units`)
 * problems, reviews, key households, planned visits, next tries, matters sent up or referrals that are due.
 */
export const calendarLine = z.object({
  kind: z.enum(['duty', 'task', 'stage-begins', 'stage-ends', 'findings', 'reviews', 'keys', 'planned', 'again', 'upward', 'referrals']),
  campaignId: id,
  campaignTitle: words,
  code: z.string(),
  title: words.nullable(),
  /** Words of a task, which have one language. */
  what: z.string().nullable(),
  /** Who is to do it: the unit when it is one, and the person where the plan or the meeting names one. */
  areaName: z.string().nullable(),
  owner: z.string().nullable(),
  due: date,
  units: z.number().int(),
  done: z.number().int(),
  late: z.number().int(),
  clause: z.object({ at: z.string(), says: z.string(), row: z.string().nullable() }).nullable(),
  duty: duty.nullable(),
  task: recordTask.nullable(),
})
export type CalendarLine = z.infer<typeof calendarLine>

export const getCalendar = route('GET /api/calendar', {
  access: 'today.read',
  query: z.object({ from: date, until: date, whose: z.enum(['mine', 'all']), campaign: id.optional() }),
  /** `before`: what was due before the first day and is not done. */
  response: z.object({ lines: z.array(calendarLine), before: z.array(calendarLine) }),
})
