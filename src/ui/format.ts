import type { Language } from './language.ts'

// Offices work by the official time wherever the browser stands.
const zone = 'Asia/Shanghai'

export function formatNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(language).format(value)
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** The size of a file as file managers show it, by steps of 1024 and with no more than three digits before the point: 612 bytes, 1.4 MB. */
export function formatBytes(bytes: number, language: Language): string {
  const step = units.findIndex((_, at) => at === units.length - 1 || bytes / 1024 ** at < 999.5)
  const value = bytes / 1024 ** step
  return new Intl.NumberFormat(language, { style: 'unit', unit: units[step]!, unitDisplay: step === 0 ? 'long' : 'short', maximumFractionDigits: value < 99.95 ? 1 : 0 }).format(value)
}

/** 4月13日, and with the year when it is not the one of `today` (or no `today` is given). */
export function formatDate(date: string, language: Language, today = ''): string {
  const day = new Date(`${date}T00:00:00Z`)
  if (Number.isNaN(day.getTime())) return date
  const year = date.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' as const }
  return new Intl.DateTimeFormat(language, { ...year, month: language === 'en' ? 'short' : 'long', day: 'numeric', timeZone: 'UTC' }).format(day)
}

/** Day and minute of a moment given as ISO 8601. */
export function formatMoment(moment: string, language: Language): string {
  const at = new Date(moment)
  if (Number.isNaN(at.getTime())) return moment
  return new Intl.DateTimeFormat(language, { year: 'numeric', month: language === 'en' ? 'short' : 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false, timeZone: zone }).format(at)
}

/** Fen as yuan with two digits: 612.00. */
export function formatMoney(fen: number, language: Language): string {
  return new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(fen / 100)
}

/** The minute of a moment: 09:20. */
export function formatTime(moment: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: zone }).format(new Date(moment))
}

/** The day on which a moment lies, YYYY-MM-DD; something that is a day already stays it. */
export function dayOfMoment(moment: string): string {
  if (moment.length <= 10) return moment
  const parts = new Intl.DateTimeFormat('en', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: zone }).formatToParts(new Date(moment))
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}`
}
