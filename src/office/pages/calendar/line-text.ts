import type { CalendarLine } from '#contract/calendar.ts'
import { useLanguage } from '#ui/language.ts'
import { paths } from '../../paths.ts'
import { placeOfDuty } from '../../places.ts'
import { useMay } from '../../session.ts'

/** What a line of the calendar says. */
export function useLineText(): (line: CalendarLine) => string {
  const { t, words } = useLanguage()
  return ({ kind, title, what }) => {
    const text = title ? words(title) : (what ?? '')
    return kind === 'stage-begins' || kind === 'stage-ends' ? t(`calendar.${kind}`, { title: text }) : text
  }
}

/** Where a line is done: the page of the duty, the record of the meeting, the plan for a stage. */
export function usePlaceOfLine(): (line: CalendarLine) => string {
  const may = useMay()
  return ({ kind, campaignId, code, due, duty }) => {
    if (kind === 'stage-begins' || kind === 'stage-ends') return paths.plan(campaignId)
    if (kind === 'task') return paths.today()
    return duty?.isMine ? placeOfDuty(duty, may('roster.sign')) : paths.duties(campaignId, { code, due })
  }
}

export const isLate = (line: CalendarLine) => line.late > 0
export const isDone = (line: CalendarLine) => (line.kind === 'duty' || line.kind === 'task') && line.done === line.units
