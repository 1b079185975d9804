import { addMonths, isPlainDate, type PlainDate } from '../calendar/plain-date.ts'
import type { Titles } from '../clause/clause.ts'
import type { Ask, Source } from '../plan/plan.ts'

/** Answers to what sources ask for: by source, then by question. Money in fen, dates YYYY-MM-DD, choices by their code. */
export type Particulars = Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>>

export type ParticularFault = { readonly path: string; readonly code: 'ASK_REQUIRED' | 'ASK_UNKNOWN' | 'ASK_VALUE' | 'ASK_IN_FUTURE' }

const longest = 500

/**
 * What is wrong with the answers to the questions of the sources a household is listed under: an obligatory one is missing, one
 * was never asked, a value does not fit (J-18: kind, date and cost of the event).
 * @param asked ids of the sources
 * @param today a day that lies after it has not happened
 */
export function particularFaults(sources: readonly Source[], asked: readonly string[], given: Particulars, today: PlainDate): readonly ParticularFault[] {
  const known = sources.filter((source) => asked.includes(source.id))
  const strange = Object.entries(given).flatMap(([source, answers]) =>
    Object.keys(answers).filter((id) => !known.some((one) => one.id === source && asksOf(one).some((ask) => ask.id === id))).map((id): ParticularFault => ({ path: pathOf(source, id), code: 'ASK_UNKNOWN' })),
  )
  return [
    ...strange,
    ...known.flatMap((source) =>
      asksOf(source).flatMap((ask): ParticularFault[] => {
        const value = given[source.id]?.[ask.id]
        const code = faultOf(ask, value, today)
        return code ? [{ path: pathOf(source.id, ask.id), code }] : []
      }),
    ),
  ]
}

function faultOf(ask: Ask, value: unknown, today: PlainDate): ParticularFault['code'] | undefined {
  if (value === undefined || value === '') return ask.required ? 'ASK_REQUIRED' : undefined
  switch (ask.type) {
    case 'text':
      return typeof value === 'string' && value.length <= longest ? undefined : 'ASK_VALUE'
    case 'date':
      return !isPlainDate(value) ? 'ASK_VALUE' : value > today ? 'ASK_IN_FUTURE' : undefined
    case 'integer':
    case 'money':
      return Number.isSafeInteger(value) && (value as number) >= 0 ? undefined : 'ASK_VALUE'
    case 'choice':
      return ask.options?.some((option) => option.code === value) ? undefined : 'ASK_VALUE'
    case 'yes-no':
      return typeof value === 'boolean' ? undefined : 'ASK_VALUE'
  }
}

/** Obligatory questions that have no answer yet, of the sources a household is listed under. */
export function lackingIn(sources: readonly Source[], asked: readonly string[], given: Particulars): readonly { readonly source: string; readonly ask: Ask }[] {
  return sources.filter((source) => asked.includes(source.id)).flatMap((source) => asksOf(source).filter((ask) => ask.required && isBlank(given[source.id]?.[ask.id])).map((ask) => ({ source: source.id, ask })))
}

/**
 * Sources that name a span ("left in the last three years") and whose day lies before it (J-20): the household does not belong
 * under this source, whatever else speaks for it.
 * @param start first day of the campaign; the span is counted back from it, in whole years
 */
export function outsideSpan(sources: readonly Source[], asked: readonly string[], given: Particulars, start: PlainDate): readonly { readonly source: string; readonly ask: Ask; readonly since: PlainDate }[] {
  return sources
    .filter((source) => asked.includes(source.id))
    .flatMap((source) =>
      asksOf(source).flatMap((ask) => {
        const day = given[source.id]?.[ask.id]
        const since = cutOff(ask, start)
        return since !== undefined && isPlainDate(day) && day < since ? [{ source: source.id, ask, since }] : []
      }),
    )
}

/** The first day that a question with a span still takes in; undefined for one without. */
export function cutOff(ask: Ask, start: PlainDate): PlainDate | undefined {
  return ask.withinYears === undefined ? undefined : addMonths(start, -12 * ask.withinYears)
}

/** Departments of the plan to which an answer says that somebody should be referred (J-22: disabled and without a card). */
export function referralsProposed(sources: readonly Source[], asked: readonly string[], given: Particulars): readonly { readonly source: string; readonly ask: Ask; readonly to: string }[] {
  return sources
    .filter((source) => asked.includes(source.id))
    .flatMap((source) => asksOf(source).flatMap((ask) => (ask.refersTo !== undefined && given[source.id]?.[ask.id] === true ? [{ source: source.id, ask, to: ask.refersTo }] : [])))
}

/** The answers as they are written on paper, in the order of the plan: title, value. Money in yuan. */
export function particularLines(sources: readonly Source[], asked: readonly string[], given: Particulars, words: (titles: Titles) => string, yes: string, no: string): readonly { readonly title: string; readonly value: string }[] {
  return sources
    .filter((source) => asked.includes(source.id))
    .flatMap((source) =>
      asksOf(source).flatMap((ask) => {
        const value = given[source.id]?.[ask.id]
        return isBlank(value) ? [] : [{ title: words(ask.title), value: written(ask, value!, words, yes, no) }]
      }),
    )
}

function written(ask: Ask, value: string | number | boolean, words: (titles: Titles) => string, yes: string, no: string): string {
  if (typeof value === 'boolean') return value ? yes : no
  if (ask.type === 'money' && typeof value === 'number') return value % 100 === 0 ? String(value / 100) : (value / 100).toFixed(2)
  const option = ask.options?.find((one) => one.code === value)
  return option ? words(option.title) : String(value)
}

const asksOf = (source: Source): readonly Ask[] => source.asks ?? []
const isBlank = (value: unknown): boolean => value === undefined || value === ''
const pathOf = (source: string, ask: string): string => `particulars.${source}.${ask}`
