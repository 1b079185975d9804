import { writtenDate, type PlainDate } from '#domain/calendar/plain-date.ts'

/** The only place where time is read. Days are those of Beijing time, wherever the server stands. */
export interface Clock {
  now(): Date
  today(): PlainDate
}

const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit' })

export function clockFrom(now: () => Date): Clock {
  return { now, today: () => day.format(now()) as PlainDate }
}

export const systemClock: Clock = clockFrom(() => new Date())

const minute = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' })

/** A moment as an official document has it, `2026年11月21日 09:20` in Beijing time. */
export function inDocument(at: Date | string): string {
  const [date = '', time = ''] = onPaper(at).split(' ')
  return `${writtenDate(date)} ${time}`
}

/** A moment as it is written on paper, `2026-11-21 09:20` in Beijing time. */
export function onPaper(at: Date | string): string {
  return minute.format(new Date(at))
}
