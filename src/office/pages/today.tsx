import { compareDates, weekdayOf } from '#domain/calendar/plain-date.ts'
import { getToday, type Duty, type Today as TodayAnswer } from '#contract/campaigns.ts'
import { listTasks } from '#contract/records.ts'
import { formatDate } from '#ui/format.ts'
import { Empty } from '#ui/empty.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Tag } from '#ui/tag.tsx'
import { useCaseworkLines } from '../parts/use-casework-lines.ts'
import { DutyLines } from '../parts/duty-lines.tsx'
import { StuckList } from '../parts/stuck-list.tsx'
import { paths } from '../paths.ts'
import { placeOfWaiting } from '../places.ts'
import { Exceptions } from './today/exceptions.tsx'
import { OwnWork } from './today/own-work.tsx'
import { WaitingLines } from './today/waiting-lines.tsx'
import { TaskLines } from './records/task-lines.tsx'
import { useMay, useSession } from '../session.ts'
import { useCurrentCampaign } from '../shell/current-campaign.ts'
import { Elsewhere } from '../shell/elsewhere.tsx'
import { useRead } from '../use-read.ts'

/** `/`: what is mine, what is due, what is stuck. */
export default function Today() {
  const may = useMay()
  if (may('today.read')) return <Desk />
  // Whoever runs the system has no work in it.
  return may('account.manage') ? <Elsewhere to={paths.accounts()} /> : <OwnWork />
}

function Desk() {
  const { t, words, language } = useLanguage()
  const current = useCurrentCampaign()
  const today = useRead(getToday, { query: current ? { campaign: current } : {} })
  if (today.error) return <ProblemNote problem={today.error} onRetry={() => void today.refetch()} />
  if (!today.data) return <Loading />
  const { date, campaign } = today.data
  const tags = <span className="muted">{formatDate(date, language)}　{t(`office.weekday.${weekdayOf(date)}`)}</span>
  return (
    <>
      <PageHead
        title={t('office.nav.today')}
        tags={tags}
        note={campaign && <><Go to={paths.campaign(campaign.id)}>{words(campaign.title)}</Go>　{campaign.stage && <Tag kind="accent">{words(campaign.stage.title)}</Tag>}</>}
      />
      {campaign ? <Lines today={today.data} campaignId={campaign.id} /> : <NoCampaign />}
    </>
  )
}

function NoCampaign() {
  const { t } = useLanguage()
  const may = useMay()
  return (
    <Sheet>
      <Empty title={t('office.today.no-campaign')} next={may('campaign.open') && <Go to={paths.campaigns()}>{t('office.campaigns.open')}</Go>}>
        {t(may('campaign.open') ? 'office.today.no-campaign-open' : 'office.today.no-campaign-wait')}
      </Empty>
    </Sheet>
  )
}

function Lines({ today, campaignId }: { readonly today: TodayAnswer; readonly campaignId: string }) {
  const { t } = useLanguage()
  const may = useMay()
  const { area } = useSession()
  // Whoever only looks has nothing to do here; what does not go as it should is what there is to see.
  if (!may('duty.mark')) return <Exceptions today={today} campaignId={campaignId} />
  const signsFor = may('roster.sign') ? area?.id : undefined
  // A village has nothing below it that could be stuck.
  const isAlone = area?.level === 'village' && today.stuck.length === 0
  const waiting = today.waiting.filter((one) => one.count > 0)
  const casework = useCaseworkLines(campaignId)
  const mine = today.duties.filter((duty) => duty.isMine && duty.state !== 'done').sort(byDue)
  const watched = today.duties.filter((duty) => !duty.isMine && duty.state !== 'done').sort(byDue)
  return (
    <div className={isAlone ? 'columns columns-one' : 'columns'}>
      <div className="stack">
        <Sheet title={t('office.today.mine')} flush>
          {waiting.length === 0 && casework.length === 0 && <Empty title={t('office.today.nothing-waits')} />}
          <WaitingLines lines={[...casework, ...waiting.map(({ kind, count }) => ({ kind, count, to: placeOfWaiting(kind, campaignId, signsFor), mustAct: mustAct.has(kind) }))]} />
        </Sheet>
        <Sheet title={t('office.today.due')} extra={<Go to={paths.duties(campaignId)}>{t('office.duties.all')}</Go>} flush>
          {mine.length === 0 && watched.length === 0 ? <Empty title={t('office.today.nothing-due')} /> : <DutyLines mine={mine} watched={watched} />}
        </Sheet>
        <Tasks campaignId={campaignId} />
      </div>
      {!isAlone && <StuckList stuck={today.stuck} campaignId={campaignId} over={area?.id} />}
    </div>
  )
}

/** What meetings gave this unit to do. */
function Tasks({ campaignId }: { readonly campaignId: string }) {
  const { t } = useLanguage()
  const may = useMay()
  const tasks = useRead(listTasks, { params: { id: campaignId }, query: { open: 'true' } }, { enabled: may('record.read') }).data?.rows.filter((task) => task.isMine) ?? []
  if (tasks.length === 0) return null
  return <Sheet title={t('records.task.mine')} flush><TaskLines tasks={tasks} showRecord /></Sheet>
}

const byDue = (a: Duty, b: Duty) => compareDates(a.due, b.due)

const mustAct: ReadonlySet<string> = new Set(['visit-again', 'overdue-findings', 'unplaced', 'returned', 'differences'])
