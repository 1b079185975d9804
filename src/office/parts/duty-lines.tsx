import type { Duty } from '#contract/campaigns.ts'
import { daysBetween } from '#domain/calendar/plain-date.ts'
import { ClauseNote } from '#ui/clause-note.tsx'
import { DueText } from '#ui/date-text.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Tag } from '#ui/tag.tsx'
import { useToday } from '#ui/today.ts'
import { paths } from '../paths.ts'
import { placeOfDuty } from '../places.ts'
import { useMay } from '../session.ts'

/** What is due: one's own line by line, those of others summed up by duty and day. */
export function DutyLines({ mine, watched }: { readonly mine: readonly Duty[]; readonly watched: readonly Duty[] }) {
  const { t, words } = useLanguage()
  const may = useMay()
  const groups = [...Map.groupBy(watched, (duty) => `${duty.code} ${duty.due}`).values()]
  return (
    <ul className="lines">
      {nextOfEach(mine).map(({ duty, late }) => (
        <li key={duty.id} className="duty-line">
          <span className="duty-due"><DueText due={duty.due} done={duty.state === 'done'} /></span>
          <span className="row">
            <Go to={placeOfDuty(duty, may('roster.sign'))}>{words(duty.title)}</Go>
            {late > 1 && <span className="faint">{t('office.duties.times-late', { n: late })}</span>}
            {duty.clause && <ClauseNote clause={duty.clause} />}
          </span>
          <DutyState duty={duty} />
        </li>
      ))}
      {groups.map((duties) => {
        const [first] = duties
        if (!first) return null
        const late = duties.filter((duty) => duty.state === 'late').length
        return (
          <li key={first.id} className="duty-line">
            <span className="duty-due"><DueText due={first.due} /></span>
            <span className="row">
              <Go to={paths.duties(first.campaignId, { code: first.code, due: first.due })}>{words(first.title)}</Go>
              <span className="faint">{duties.length === 1 ? first.areaName : t('office.duties.units-left', { n: duties.length, name: first.areaName })}</span>
            </span>
            {late > 0 ? <Tag kind="act">{t('office.duties.units-late', { n: late })}</Tag> : <Tag>{t('office.duties.watched')}</Tag>}
          </li>
        )
      })}
    </ul>
  )
}

/** Of a duty that comes again only the first that is not done, and how many are late. Expects the order of due dates. */
function nextOfEach(duties: readonly Duty[]): { duty: Duty; late: number }[] {
  return [...Map.groupBy(duties, (duty) => `${duty.code} ${duty.areaId}`).values()].flatMap(([duty, ...more]) =>
    duty ? [{ duty, late: [duty, ...more].filter((one) => one.state === 'late').length }] : [],
  )
}

/** Late (red from the day after), near, far, done. */
export function DutyState({ duty }: { readonly duty: Duty }) {
  const { t } = useLanguage()
  const today = useToday()
  if (duty.state === 'done') return <Tag kind="ok">{t('office.duties.done')}</Tag>
  const left = daysBetween(today, duty.due)
  if (duty.state === 'late') return <Tag kind="act">{t('office.late-days', { n: Math.max(1, -left) })}</Tag>
  if (left === 0) return <Tag kind="wait">{t('office.duties.due-today')}</Tag>
  return <Tag kind={left <= 3 ? 'wait' : 'plain'}>{t('office.duties.days-left', { n: left })}</Tag>
}
