import { addDays, type PlainDate } from '../calendar/plain-date.ts'

export const severities = ['URGENT_24H', 'DAYS_7', 'DAYS_30', 'LATER'] as const
export type Severity = (typeof severities)[number]

const daysAllowed: Record<Severity, number | undefined> = { URGENT_24H: 1, DAYS_7: 7, DAYS_30: 30, LATER: undefined }

/** The day by which a problem of this severity is due when nobody sets another; undefined when a person must set it (LATER). */
export function defaultDue(severity: Severity, found: PlainDate): PlainDate | undefined {
  const days = daysAllowed[severity]
  return days === undefined ? undefined : addDays(found, days)
}
