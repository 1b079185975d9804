import { formatDate, formatMoment } from './format.ts'
import { useLanguage } from './language.ts'
import { useToday } from './today.ts'

/** A day; the year is shown when it is not this one. */
export function DateText({ date }: { readonly date: string }) {
  const { language } = useLanguage()
  return <time className="nowrap" dateTime={date}>{formatDate(date, language, useToday())}</time>
}

/** A moment: day and minute. */
export function MomentText({ at }: { readonly at: string }) {
  const { language } = useLanguage()
  return <time className="nowrap" dateTime={at}>{formatMoment(at, language)}</time>
}

/** A day by which something is due; red from the day after, unless it is done. */
export function DueText({ due, done = false }: { readonly due: string; readonly done?: boolean }) {
  const { language } = useLanguage()
  const today = useToday()
  const isLate = !done && today !== '' && today > due
  return <time className={isLate ? 'nowrap late' : 'nowrap'} dateTime={due}>{formatDate(due, language, today)}</time>
}
