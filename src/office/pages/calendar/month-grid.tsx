import type { CalendarLine } from '#contract/calendar.ts'
import { addDays, daysBetween } from '#domain/calendar/plain-date.ts'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { useToday } from '#ui/today.ts'
import { isDone, isLate, useLineText, usePlaceOfLine } from './line-text.ts'
import './calendar.css'

type Props = { readonly from: string; readonly until: string; readonly month: string; readonly lines: readonly CalendarLine[] }

/** The days of a month in weeks, with what is due on each. */
export function MonthGrid({ from, until, month, lines }: Props) {
  const { t } = useLanguage()
  const today = useToday()
  const weeks = Array.from({ length: (daysBetween(from, until) + 1) / 7 }, (_, week) => Array.from({ length: 7 }, (_, day) => addDays(from, week * 7 + day)))
  const byDay = Map.groupBy(lines, (line) => line.due)
  const classOf = (day: string) => [day.slice(0, 7) !== month.slice(0, 7) && 'calendar-aside', day === today && 'calendar-today'].filter(Boolean).join(' ')
  return (
    <table className="calendar">
      <caption className="visually-hidden">{t('office.nav.calendar')}</caption>
      <thead>
        <tr>{[1, 2, 3, 4, 5, 6, 7].map((weekday) => <th key={weekday} scope="col">{t(`office.weekday.${weekday}`)}</th>)}</tr>
      </thead>
      <tbody>
        {weeks.map((days) => (
          <tr key={days[0]}>
            {days.map((day) => (
              <td key={day} className={classOf(day)} aria-current={day === today ? 'date' : undefined}>
                <time dateTime={day}>{Number(day.slice(8))}</time>
                <ul>{(byDay.get(day) ?? []).map((line) => <Entry key={`${line.kind} ${line.campaignId} ${line.code}`} line={line} />)}</ul>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Entry({ line }: { readonly line: CalendarLine }) {
  const { t } = useLanguage()
  const textOf = useLineText()
  const placeOf = usePlaceOfLine()
  const state = isLate(line) ? 'calendar-late' : isDone(line) ? 'calendar-done' : line.kind.startsWith('stage') ? 'calendar-stage' : ''
  return (
    <li className={state}>
      <Go to={placeOf(line)}>{textOf(line)}</Go>
      {line.units > 1 && <span className="faint"> {line.done}/{line.units}</span>}
      {isDone(line) && <span className="visually-hidden">{t('office.duties.done')}</span>}
    </li>
  )
}
