import { weekdayOf } from '#domain/calendar/plain-date.ts'
import { formatDate } from '#ui/format.ts'
import { Empty } from '#ui/empty.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { PageHead } from '#ui/page-head.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { useToday } from '#ui/today.ts'
import { useCaseworkLines } from '../../parts/use-casework-lines.ts'
import { paths } from '../../paths.ts'
import { useMay, useSession } from '../../session.ts'
import { useCurrentCampaign } from '../../shell/current-campaign.ts'
import { DueDeliveries } from './due-deliveries.tsx'
import { useReachedLines } from './use-reached-lines.ts'
import { WaitingLines } from './waiting-lines.tsx'

/** Today of whoever has no desk over an area: what was referred, assigned or given to them, which data they are to hand over, and whom to call. */
export function OwnWork() {
  const { t, language } = useLanguage()
  const { area, account } = useSession()
  const campaign = useCurrentCampaign()
  const today = useToday()
  return (
    <>
      <PageHead title={t('office.nav.today')} tags={<span className="muted">{formatDate(today, language)}　{t(`office.weekday.${weekdayOf(today)}`)}</span>} note={area?.name} />
      <div className="stack">
        {campaign ? <Mine campaignId={campaign} /> : <Sheet><Empty title={t('office.today.no-campaign')}>{t('office.today.no-campaign-wait')}</Empty></Sheet>}
        <DueDeliveries />
      </div>
      {account.role === 'hotline-operator' && <p className="muted">{t('office.today.hotline')} <Go to={paths.directory()}>{t('office.nav.directory')}</Go></p>}
    </>
  )
}

function Mine({ campaignId }: { readonly campaignId: string }) {
  const { t } = useLanguage()
  const may = useMay()
  const casework = useCaseworkLines(campaignId)
  const reached = useReachedLines(campaignId)
  const lines = [...casework, ...reached.lines]
  if (!may('household.read')) return null
  return (
    <Sheet title={t('office.today.mine')} flush>
      {lines.length === 0 && !reached.isPending && <Empty title={t('office.today.nothing-waits')}>{reached.all === 0 ? t('office.today.nothing-assigned') : undefined}</Empty>}
      <WaitingLines lines={lines} />
    </Sheet>
  )
}
