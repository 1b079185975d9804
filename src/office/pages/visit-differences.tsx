import { Segmented } from 'antd'
import { listDifferences } from '#contract/visits.ts'
import { Empty } from '#ui/empty.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { More } from '#ui/more.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Watermark } from '#ui/watermark.tsx'
import { useFilter, useParam } from '../address.ts'
import { AreaSelect } from '../area/area-select.tsx'
import { useCrumbs } from '../campaign/use-campaign.ts'
import { usePages } from '../use-pages.ts'
import { Differences } from './visit/differences.tsx'
import './visit/visit.css'

/** Where two visits of one household said different things, and who chose. */
export default function VisitDifferencesPage() {
  const { t } = useLanguage()
  const id = useParam('id')
  const [filter, set] = useFilter()
  const isAll = filter.all === 'true'
  const found = usePages(listDifferences, { params: { id }, query: { ...(!isAll && { open: 'true' as const }), ...(filter.area && { area: filter.area }) } })
  return (
    <>
      <PageHead title={t('visit.differences')} crumbs={useCrumbs(id)} />
      <FilterBar onClear={filter.area || isAll ? () => set({ area: undefined, all: undefined }) : undefined}>
        <Segmented aria-label={t('findings.state')} value={isAll ? 'true' : ''} options={[{ value: '', label: t('visit.differences.open') }, { value: 'true', label: t('visit.list.all') }]} onChange={(all) => set({ all })} />
        <AreaSelect label={t('roster.area')} value={filter.area} onChange={(area) => set({ area })} />
      </FilterBar>
      <ProblemNote problem={found.error} onRetry={found.retry} />
      {found.isLoading ? <Loading /> : found.isLoadingError ? null : (
        <Sheet flush>
          {found.rows.length === 0 ? <Empty title={t('visit.differences.none')} /> : <Differences differences={found.rows} withHousehold />}
          <More shown={found.rows.length} total={found.total} onMore={found.more} isBusy={found.isFetchingMore} />
        </Sheet>
      )}
      <Watermark />
    </>
  )
}
