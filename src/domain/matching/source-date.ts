import { addMonths, type PlainDate } from '../calendar/plain-date.ts'

const oldestMonths = 120

/** The earliest day of which data that are handed over today may be: what is older is a slip of the pen. */
export function earliestSourceDate(today: PlainDate): PlainDate {
  return addMonths(today, -oldestMonths)
}

/** Whether data that are handed over today may be of a day: of none that is still to come, and of none too long ago. */
export function mayBeSourceDate(date: PlainDate, today: PlainDate): boolean {
  return date >= earliestSourceDate(today) && date <= today
}
