import { Button } from 'antd'
import { PageHead } from '#ui/page-head.tsx'
import { Empty } from '#ui/empty.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { useFilter, useParam } from '../address.ts'
import { AreaSelect } from '../area/area-select.tsx'
import { useCampaign, useCrumbs } from '../campaign/use-campaign.ts'
import { useSession } from '../session.ts'
import { NoticePaper } from './visit-notice/notice-paper.tsx'

/** What a household is told before it is asked, one A4 page for a village: why, by which document, what, and whom to call. */
export default function VisitNoticePage() {
  const { t } = useLanguage()
  const id = useParam('id')
  const { area } = useSession()
  const [filter, set] = useFilter()
  const campaign = useCampaign(id)
  const crumbs = useCrumbs(id)
  if (!campaign) return <Loading />
  const areaId = filter['area'] ?? area?.id
  return (
    <>
      <PageHead title={t('visit-notice.title')} crumbs={crumbs} actions={campaign.plan.visitNotice && <Button type="primary" onClick={() => window.print()}>{t('ui.print')}</Button>} />
      <FilterBar><AreaSelect label={t('visit-notice.village')} villagesOnly value={filter['area']} onChange={(next) => set({ area: next })} /></FilterBar>
      <Sheet flush>
        {campaign.plan.visitNotice ? <NoticePaper campaign={campaign} notice={campaign.plan.visitNotice} areaId={areaId} /> : <Empty title={t('visit-notice.none')} />}
      </Sheet>
    </>
  )
}
