import { Button } from 'antd'
import { getCalendar, type CalendarLine } from '#contract/calendar.ts'
import { listCampaigns } from '#contract/campaigns.ts'
import { addDays, addMonths, isPlainDate, weekdayOf } from '#domain/calendar/plain-date.ts'
import { Choice } from '#ui/choice.tsx'
import { Empty } from '#ui/empty.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { formatDate } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { useToday } from '#ui/today.ts'
import { useFilter } from '../address.ts'
import { paths } from '../paths.ts'
import { useMay, useSession } from '../session.ts'
import { Elsewhere } from '../shell/elsewhere.tsx'
import { useRead } from '../use-read.ts'
import { LineList } from './calendar/line-list.tsx'
import { MonthGrid } from './calendar/month-grid.tsx'

/** `/calendar?month=2026-11`: what is due when, day by day, one's own or all that one watches; late ones are red from the day after. */
export default function Calendar() {
  const may = useMay()
  return may('today.read') ? <Month /> : <Elsewhere to={paths.today()} />
}

function Month() {
  const { t, words, language } = useLanguage()
  const today = useToday()
  const { area } = useSession()
  const [filter, setFilter] = useFilter()
  const campaigns = useRead(listCampaigns, {}).data?.rows ?? []
  const month = isPlainDate(`${filter['month']}-01`) ? `${filter['month']}-01` : `${today.slice(0, 7)}-01`
  const last = addDays(addMonths(month, 1), -1)
  // Weeks begin on Monday; what lies around the month is shown with it.
  const from = addDays(month, -((weekdayOf(month) + 6) % 7))
  const until = addDays(last, (7 - weekdayOf(last)) % 7)
  const whose = filter['whose'] === 'all' ? 'all' : 'mine'
  const read = useRead(getCalendar, { query: { from, until, whose, ...(filter['campaign'] && { campaign: filter['campaign'] }) } })
  const go = (months: number) => setFilter({ month: addMonths(month, months).slice(0, 7) })
  return (
    <>
      <PageHead title={t('office.nav.calendar')} note={area?.name} />
      <FilterBar>
        <Button onClick={() => go(-1)} aria-label={t('calendar.before')}>‹</Button>
        <b className="calendar-month">{formatMonth(month, language)}</b>
        <Button onClick={() => go(1)} aria-label={t('calendar.after')}>›</Button>
        <Button onClick={() => setFilter({ month: undefined })} disabled={month.slice(0, 7) === today.slice(0, 7)}>{t('calendar.this-month')}</Button>
        <Choice label={t('calendar.whose')} value={whose === 'all' ? 'all' : undefined} onChange={(value) => setFilter({ whose: value })} options={[{ value: 'all', label: t('calendar.whose.all') }]} />
        {campaigns.length > 1 && <Choice label={t('calendar.campaign')} width={260} value={filter['campaign']} onChange={(value) => setFilter({ campaign: value })} options={campaigns.map((one) => ({ value: one.id, label: `${words(one.title)} ${formatDate(one.start, language, today)}` }))} />}
      </FilterBar>
      <ProblemNote problem={read.error} onRetry={() => void read.refetch()} />
      {!read.data ? (read.isPending && <Loading />) : (
        <div className="stack">
          {read.data.before.length > 0 && <Sheet title={t('calendar.late-before')} flush><LineList lines={read.data.before} /></Sheet>}
          <Sheet flush><MonthGrid from={from} until={until} month={month} lines={read.data.lines} /></Sheet>
          <Sheet title={t('calendar.list')} flush>
            {inMonth(read.data.lines, month, last).length === 0 ? <Empty title={t('calendar.nothing')} /> : <LineList lines={inMonth(read.data.lines, month, last)} />}
          </Sheet>
        </div>
      )}
    </>
  )
}

const inMonth = (lines: readonly CalendarLine[], first: string, last: string) => lines.filter((line) => line.due >= first && line.due <= last)

function formatMonth(month: string, language: string): string {
  return new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(`${month}T00:00:00Z`))
}
