import { writtenDate, type PlainDate } from '#domain/calendar/plain-date.ts'

/** The only place where time is read. Days are those of Beijing time, wherever the server stands. */
export interface Clock {
  now(): Date
  today(): PlainDate
}

const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit' })

export function clockFrom(now: () => Date): Clock {
  let [hour, today] = [Number.NaN, '']
  return {
    now,
    // Every request asks for it, and to write a date out takes longer than the rest of its beginning.
    today() {
      const at = now()
      const begun = Math.floor(at.getTime() / anHour)
      if (begun !== hour) [hour, today] = [begun, day.format(at)]
      return today
    },
  }
}

const anHour = 3_600_000

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
