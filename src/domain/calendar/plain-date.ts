/** A calendar day as YYYY-MM-DD (ISO 8601), years 0001 to 9999, without time and without time zone. Such strings sort by day. */
export type PlainDate = string

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const lastDay = 3652058 // 9999-12-31, counted from 0001-01-01 as day 0

/** Whether a year of the Gregorian calendar has 366 days. */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** Days in a month (1-12) of a year. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : monthLengths[month - 1]!
}

/** Whether a value is a day that exists, written YYYY-MM-DD. */
export function isPlainDate(value: unknown): value is PlainDate {
  return typeof value === 'string' && packed(value) !== undefined
}

// Every indicator of every person reads dates: sign by sign it takes a fifth of what a pattern takes.
function packed(text: string): number | undefined {
  if (text.length !== 10 || text.charCodeAt(4) !== dash || text.charCodeAt(7) !== dash) return undefined
  let number = 0
  for (let at = 0; at < 10; at++) {
    if (at === 4 || at === 7) continue
    const digit = text.charCodeAt(at) - zero
    if (digit < 0 || digit > 9) return undefined
    number = number * 10 + digit
  }
  const [year, month, day] = [Math.floor(number / 10_000), Math.floor(number / 100) % 100, number % 100]
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month) ? number : undefined
}

const dash = '-'.charCodeAt(0)
const zero = '0'.charCodeAt(0)

/** A day as official documents write it: 2026年11月2日. Text that is no day stays as it is. */
export function writtenDate(date: string): string {
  if (!isPlainDate(date)) return date
  const { year, month, day } = partsOf(date)
  return `${year}年${month}月${day}日`
}

/** Year, month (1-12) and day of a date. Throws a RangeError when it is not a date: check text from outside with `isPlainDate` first. */
export function partsOf(date: PlainDate): { year: number; month: number; day: number } {
  const number = typeof date === 'string' ? packed(date) : undefined
  if (number === undefined) throw new RangeError(`not a plain date: ${String(date)}`)
  return { year: Math.floor(number / 10_000), month: Math.floor(number / 100) % 100, day: number % 100 }
}

/** The date of a year, month (1-12) and day that exist. */
export function dateOf(year: number, month: number, day: number): PlainDate {
  const date = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  if (!isPlainDate(date)) throw new RangeError(`not a plain date: ${date}`)
  return date
}

// Howard Hinnant's civil calendar: years begin in March, so that the leap day comes last.
function dayNumber(date: PlainDate): number {
  const { year, month, day } = partsOf(date)
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const ofEra = y - era * 400
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 306
}

function dateOfDayNumber(number: number): PlainDate {
  if (number < 0 || number > lastDay) throw new RangeError('outside the years 0001 to 9999')
  const z = number + 306
  const era = Math.floor(z / 146097)
  const ofEra = z - era * 146097
  const yearOfEra = Math.floor((ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)) / 365)
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * ofYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  return dateOf(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - Math.floor((153 * shifted + 2) / 5) + 1)
}

/** The date a number of days (negative: earlier) away. */
export function addDays(date: PlainDate, days: number): PlainDate {
  return dateOfDayNumber(dayNumber(date) + days)
}

/** Days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return dayNumber(to) - dayNumber(from)
}

/** The same day in another month; a day that the month does not have becomes its last one. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const { year, month, day } = partsOf(date)
  const index = year * 12 + month - 1 + months
  const [y, m] = [Math.floor(index / 12), (index % 12 + 12) % 12 + 1]
  return dateOf(y, m, Math.min(day, daysInMonth(y, m)))
}

/** Completed months from one date to another, as `addMonths` counts them; 0 when `to` is earlier. */
export function monthsBetween(from: PlainDate, to: PlainDate): number {
  const [a, b] = [partsOf(from), partsOf(to)]
  const months = b.year * 12 + b.month - (a.year * 12 + a.month)
  return months <= 0 ? 0 : addMonths(from, months) <= to ? months : months - 1
}

/** -1, 0 or 1: for sorting. */
export function compareDates(a: PlainDate, b: PlainDate): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Whether a day lies in a span that has its first day `from` (absent: long since) and ends before `to` (absent: it has not ended). */
export function isWithin(date: PlainDate, span: { readonly from?: PlainDate | undefined; readonly to?: PlainDate | undefined }): boolean {
  return (span.from === undefined || span.from <= date) && (span.to === undefined || date < span.to)
}

/** 1 for Monday to 7 for Sunday (ISO 8601). */
export function weekdayOf(date: PlainDate): number {
  return dayNumber(date) % 7 + 1
}
