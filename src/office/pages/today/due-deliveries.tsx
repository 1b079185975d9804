import { listDatasets } from '#contract/matching.ts'
import { DateText } from '#ui/date-text.tsx'
import { formatDate } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Sheet } from '#ui/sheet.tsx'
import { useToday } from '#ui/today.ts'
import { paths } from '../../paths.ts'
import { useMay } from '../../session.ts'
import { useRead } from '../../use-read.ts'

/** Data that a department keeps and is to hand over: since when each is due, and when it came last. */
export function DueDeliveries() {
  const { t, language } = useLanguage()
  const today = useToday()
  const may = useMay()
  const due = useRead(listDatasets, {}, { enabled: may('matching.run') }).data?.rows.filter((one) => one.isDue) ?? []
  if (due.length === 0) return null
  return (
    <Sheet title={t('office.today.deliveries')} extra={<Go to={paths.matching()}>{t('office.today.deliveries.all')}</Go>} flush>
      <ul className="lines">
        {due.map(({ code, dueOn, last }) => (
          <li key={code} className="duty-line">
            <span className="duty-due">{dueOn ? <span className="late">{t('office.today.deliveries.since', { date: formatDate(dueOn, language, today) })}</span> : t('office.today.deliveries.never')}</span>
            <span className="row">
              <Go to={paths.newMatch({ dataset: code })}>{t('office.today.deliver', { data: t(`matching.dataset.${code}`) })}</Go>
              {last && <span className="faint">{t('matching.last')} <DateText date={last.sourceDate} /></span>}
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
