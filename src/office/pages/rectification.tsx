import { getFindingFigures, type FindingFigures } from '#contract/findings.ts'
import { formatNumber } from '#ui/format.ts'
import { Count } from '#ui/count.tsx'
import { DataTable, type DataColumn } from '#ui/data-table.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { useFilter, useParam } from '../address.ts'
import { AreaSelect } from '../area/area-select.tsx'
import { useCrumbs } from '../campaign/use-campaign.ts'
import { CaseTabs } from '../parts/case-tabs.tsx'
import { PlanClause } from '../parts/plan-clause.tsx'
import { paths } from '../paths.ts'
import { useRead } from '../use-read.ts'

/** The ledger of rectification in figures: every one opens its rows. */
export default function RectificationPage() {
  const { t } = useLanguage()
  const id = useParam('id')
  const [{ area }, set] = useFilter()
  const read = useRead(getFindingFigures, { params: { id }, query: { ...(area && { area }) } })
  return (
    <>
      <PageHead title={t('findings.figures.title')} tags={<PlanClause campaignId={id} part="gaps" />} crumbs={useCrumbs(id)} />
      <CaseTabs campaignId={id} here="rectification" />
      <FilterBar onClear={area ? () => set({ area: undefined }) : undefined}>
        <AreaSelect label={t('roster.area')} value={area} onChange={(next) => set({ area: next })} />
      </FilterBar>
      <ProblemNote problem={read.error} onRetry={() => void read.refetch()} />
      {!read.data ? (read.error ? null : <Loading />) : <Tables figures={read.data} campaignId={id} area={area} />}
    </>
  )
}

type Counts = { readonly all: number; readonly open: number; readonly overdue: number; readonly fixed: number }

function Tables({ figures, campaignId, area }: { readonly figures: FindingFigures; readonly campaignId: string; readonly area: string | undefined }) {
  const { t, words, language } = useLanguage()
  const to = (filter: Record<string, string>) => paths.problems(campaignId, { area, ...filter })
  const counted = <Row extends Counts>(filterOf: (row: Row) => Record<string, string>): DataColumn<Row>[] => [
    { key: 'all', title: t('findings.figure.all'), isNumber: true, render: (row) => <Count value={row.all} to={to(filterOf(row))} /> },
    { key: 'open', title: t('findings.figure.open'), isNumber: true, render: (row) => <Count value={row.open} to={to({ ...filterOf(row), open: 'true' })} /> },
    { key: 'overdue', title: t('findings.figure.overdue'), isNumber: true, render: (row) => <Count value={row.overdue} to={to({ ...filterOf(row), overdue: 'true' })} act /> },
    { key: 'fixed', title: t('findings.state.FIXED'), isNumber: true, render: (row) => <Count value={row.fixed} to={to({ ...filterOf(row), state: 'FIXED' })} /> },
  ]
  const sums = (rows: readonly Counts[], first: string) => {
    const whole = counted<Counts>(() => ({}))
    const total = Object.fromEntries((['all', 'open', 'overdue', 'fixed'] as const).map((key) => [key, rows.reduce((sum, row) => sum + row[key], 0)])) as Counts
    return { [first]: t('findings.figures.sum'), ...Object.fromEntries(whole.map(({ key, render }) => [key, render(total)])) }
  }
  return (
    <div className="stack">
      <Sheet title={t('findings.figures.ages')} flush>
        <Figures>
          {figures.ages.map((band, index) => <Figure key={band.id} label={band.toDays === null ? t('findings.age.over', { days: band.fromDays - 1 }) : t('findings.age.band', { from: band.fromDays, to: band.toDays })} value={band.count} to={to({ age: band.id })} act={index === figures.ages.length - 1} />)}
        </Figures>
      </Sheet>
      {figures.gaps.length > 1 && (
        <Sheet title={t('findings.figures.gaps')} flush>
          <DataTable caption={t('findings.figures.gaps')} rows={figures.gaps} rowKey={(row) => row.id ?? 'none'} columns={[{ key: 'gap', title: t('findings.gap'), render: (row) => (row.title ? words(row.title) : t('findings.gap.none')) }, ...counted<FindingFigures['gaps'][number]>((row) => ({ gap: row.id ?? 'none' }))]} sums={sums(figures.gaps, 'gap')} />
        </Sheet>
      )}
      <Sheet title={t('findings.figures.lines')} flush>
        <DataTable caption={t('findings.figures.lines')} rows={figures.lines} rowKey={(row) => row.id || 'none'} columns={[{ key: 'line', title: t('findings.line'), render: (row) => (row.title ? words(row.title) : t('findings.line.none')) }, ...counted<FindingFigures['lines'][number]>((row) => ({ line: row.id || 'none' }))]} sums={sums(figures.lines, 'line')} />
      </Sheet>
      <Sheet title={t('findings.figures.response')} flush>
        <DataTable
          caption={t('findings.figures.response')}
          rows={figures.response}
          rowKey={(row) => row.areaId}
          columns={[
            { key: 'area', title: t('office.area'), render: (row) => row.areaName },
            { key: 'median', title: t('findings.figures.median'), isNumber: true, render: (row) => (row.medianHours === null ? <span className="nil">—</span> : t('findings.figures.hours', { hours: formatNumber(row.medianHours, language) })) },
            { key: 'acted', title: t('findings.figures.acted'), isNumber: true, render: (row) => <Count value={row.acted} to={paths.problems(campaignId, { area: row.areaId, acted: 'true' })} /> },
            { key: 'waiting', title: t('findings.figures.waiting'), isNumber: true, render: (row) => <Count value={row.waiting} to={paths.problems(campaignId, { area: row.areaId, acted: 'false' })} act /> },
          ]}
        />
      </Sheet>
    </div>
  )
}
