import { dateOf, daysInMonth, partsOf, type PlainDate } from './plain-date.ts'

/**
 * Age in completed years (周岁) on a day; it rises on the birthday itself, and for those born on 29 February on 1 March of
 * common years. Negative before birth.
 */
export function ageOn(birth: PlainDate, on: PlainDate): number {
  const [b, o] = [partsOf(birth), partsOf(on)]
  const reached = o.month > b.month || (o.month === b.month && o.day >= b.day)
  return o.year - b.year - (reached ? 0 : 1)
}

/** The first day on which somebody is so many completed years old (0 or more). */
export function birthdayOn(birth: PlainDate, years: number): PlainDate {
  const { year, month, day } = partsOf(birth)
  return day <= daysInMonth(year + years, month) ? dateOf(year + years, month, day) : dateOf(year + years, month + 1, 1)
}
