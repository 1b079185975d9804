import type { CalendarLine } from '#contract/calendar.ts'
import { useLanguage } from '#ui/language.ts'
import { paths } from '../../paths.ts'
import { placeOfDuty } from '../../places.ts'
import { useMay } from '../../session.ts'

/** What a line of the calendar says. */
export function useLineText(): (line: CalendarLine) => string {
  const { t, words } = useLanguage()
  return ({ kind, title, what, units }) => {
    if (isDueWork(kind)) return t(`calendar.due.${kind}`, { count: units })
    const text = title ? words(title) : (what ?? '')
    return kind === 'stage-begins' || kind === 'stage-ends' ? t(`calendar.${kind}`, { title: text }) : text
  }
}

/** Where a line is done: the page of the duty, the record of the meeting, the plan for a stage. */
export function usePlaceOfLine(): (line: CalendarLine) => string {
  const may = useMay()
  return ({ kind, campaignId, code, due, duty, late }) => {
    if (isDueWork(kind)) return placeOfDueWork(kind, campaignId, due, late > 0)
    if (kind === 'stage-begins' || kind === 'stage-ends') return paths.plan(campaignId)
    if (kind === 'task') return paths.today()
    return duty?.isMine ? placeOfDuty(duty, may('roster.sign')) : paths.duties(campaignId, { code, due })
  }
}

const dueWork = ['findings', 'reviews', 'keys', 'planned', 'again', 'upward', 'referrals'] as const
type DueWork = (typeof dueWork)[number]

/** Whether a line counts what is due of the households, and is no single thing. */
export const isDueWork = (kind: CalendarLine['kind']): kind is DueWork => (dueWork as readonly string[]).includes(kind)

function placeOfDueWork(kind: DueWork, campaignId: string, due: string, isOver: boolean): string {
  const over = isOver ? { overdue: 'true' } : {}
  switch (kind) {
    case 'findings': return paths.problems(campaignId, isOver ? over : { due })
    case 'reviews': return paths.problems(campaignId, isOver ? { review: 'true' } : { state: 'LONG_TERM' })
    case 'keys': return paths.keyHouseholds(campaignId, { ...over, state: 'ON' })
    case 'planned': return paths.planning({ week: due })
    case 'again': return paths.visits(campaignId, { coverage: isOver ? 'AGAIN_DUE' : 'PARTLY' })
    case 'upward': return paths.upward(campaignId, { ...over, mine: 'true' })
    case 'referrals': return paths.referrals(campaignId, isOver ? over : { unanswered: 'true' })
  }
}

export const isLate = (line: CalendarLine) => line.late > 0
export const isDone = (line: CalendarLine) => (line.kind === 'duty' || line.kind === 'task') && line.done === line.units
