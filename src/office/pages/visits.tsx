import { Checkbox, Segmented } from 'antd'
import { getBoard } from '#contract/campaigns.ts'
import { listEntries, type RosterEntry } from '#contract/rosters.ts'
import { DateText } from '#ui/date-text.tsx'
import { Empty } from '#ui/empty.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { More } from '#ui/more.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { SearchBox } from '#ui/search-box.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Watermark } from '#ui/watermark.tsx'
import { useFilter, useParam } from '../address.ts'
import { AreaSelect } from '../area/area-select.tsx'
import { useCrumbs } from '../campaign/use-campaign.ts'
import { PlanClause } from '../parts/plan-clause.tsx'
import { paths } from '../paths.ts'
import { usePages } from '../use-pages.ts'
import { useMay } from '../session.ts'
import { useRead } from '../use-read.ts'
import { VillageVisits } from './visit/village-visits.tsx'

type Coverage = RosterEntry['coverage'] | 'AGAIN_DUE'
const coverages: readonly Coverage[] = ['NOT_VISITED', 'DRAFT', 'AGAIN_DUE', 'PARTLY', 'SEEN', 'GONE']

/** Who is to be visited, village by village. */
export default function VisitsPage() {
  const { t } = useLanguage()
  const id = useParam('id')
  const [filter, set] = useFilter()
  const { area, search, again } = filter
  const coverage = coverages.find((one) => one === filter.coverage)
  const entries = usePages(listEntries, { params: { id }, query: { ...(area && { area }), ...(search && { search }), ...(coverage && { coverage }), ...(again && { again }) } })
  const may = useMay()
  const total = useRead(getBoard, { params: { id }, query: { ...(area && { area }) } }, { enabled: may('board.read') }).data?.total
  const rows = entries.rows.filter((entry) => entry.state === 'LISTED')
  const villages = [...new Set(rows.map((entry) => entry.areaName))].map((name) => [name, rows.filter((entry) => entry.areaName === name)] as const)
  const see = (next: Coverage | undefined) => paths.visits(id, { area, coverage: next })
  return (
    <>
      <PageHead title={t('visit.list.title')} tags={<PlanClause campaignId={id} part="visits" />} crumbs={useCrumbs(id)} actions={<Go to={paths.agreements(id)}>{t('visit.agreements')}</Go>} />
      {total && (
        <Sheet flush>
          <Figures>
            <Figure label={t('visit.list.households')} value={total.households} to={see(undefined)} />
            <Figure label={t('roster.coverage.NOT_VISITED')} value={total.notVisited} to={see('NOT_VISITED')} />
            <Figure label={t('roster.coverage.PARTLY')} value={total.partly} to={see('PARTLY')} />
            <Figure label={t('roster.coverage.SEEN')} value={total.seen} to={see('SEEN')} />
            {total.gone > 0 && <Figure label={t('roster.coverage.GONE')} value={total.gone} to={see('GONE')} />}
          </Figures>
        </Sheet>
      )}
      <div style={{ height: 16 }} />
      <FilterBar onClear={area || search || coverage || again ? () => set({ area: undefined, search: undefined, coverage: undefined, again: undefined }) : undefined}>
        <Segmented
          aria-label={t('roster.coverage')}
          value={coverage ?? ''}
          options={[{ value: '', label: t('visit.list.all') }, ...coverages.map((value) => ({ value, label: t(`roster.coverage.${value}`) }))]}
          onChange={(value) => set({ coverage: value })}
        />
        {again && <Checkbox checked onChange={() => set({ again: undefined })}>{t('visit.list.again-on')} <DateText date={again} /></Checkbox>}
        <AreaSelect label={t('roster.area')} value={area} onChange={(next) => set({ area: next })} />
        <SearchBox label={t('roster.search')} value={search ?? ''} onChange={(next) => set({ search: next })} />
      </FilterBar>
      <ProblemNote problem={entries.error} onRetry={entries.retry} />
      {entries.isLoading ? <Loading /> : entries.isLoadingError ? null : rows.length === 0 ? (
        <Sheet><Empty title={t(coverage ? `visit.none.${coverage}` : 'visit.none')}>{t('visit.none.why')}</Empty></Sheet>
      ) : (
        <div className="stack">
          {villages.map(([name, here]) => <VillageVisits key={name} campaignId={id} name={name} entries={here} />)}
          {(entries.more || villages.length > 1) && <Sheet flush><More shown={entries.rows.length} total={entries.total} onMore={entries.more} isBusy={entries.isFetchingMore} /></Sheet>}
        </div>
      )}
      <Watermark />
    </>
  )
}
