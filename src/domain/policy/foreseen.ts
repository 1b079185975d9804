import { dateOf, partsOf, type PlainDate } from '../calendar/plain-date.ts'

/**
 * The last day to which it is worth telling what rules come to: standards are published for the next year at most, and further on
 * nothing is known but ages. Up to it facts are taken as they are known, with the ages, ends of aid, parameters and rules of the day.
 */
export function foreseenUntil(today: PlainDate): PlainDate {
  return dateOf(partsOf(today).year + 1, 12, 31)
}
