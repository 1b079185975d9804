import { getScreening, getScreeningAreas, type AreaFigures } from '#contract/screening.ts'
import { DataTable, type DataColumn } from '#ui/data-table.tsx'
import { Empty } from '#ui/empty.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { formatNumber } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { Note } from '#ui/note.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { useFilter, useParam } from '../address.ts'
import { AreaSelect } from '../area/area-select.tsx'
import { paths } from '../paths.ts'
import { useRead } from '../use-read.ts'
import { useIndicatorName } from './card/indicator-name.ts'
import { useFigureColumns } from './screening/figure-columns.tsx'

/** One rule, area by area, and for want of which facts it cannot be decided. */
export default function ScreeningRulePage() {
  const { t, words, language } = useLanguage()
  const id = useParam('id')
  const [filter, set] = useFilter()
  const { area } = filter
  const query = { ...(area && { area }) }
  const read = useRead(getScreeningAreas, { params: { id }, query })
  const total = useRead(getScreening, { query }).data?.rules.find((rule) => rule.ruleId === id)
  const nameOf = useIndicatorName()
  const rows = read.data?.rows ?? []
  const hasAid = read.data?.rule.aid !== null
  const columns: DataColumn<AreaFigures>[] = [
    { key: 'area', title: t('roster.area'), width: '22%', render: (row) => (row.isVillage || row.areaId === area ? row.name : <Go to={paths.screeningRule(id, { area: row.areaId })}>{row.name}</Go>) },
    ...useFigureColumns<AreaFigures>(rows, (row) => ({ ruleId: id, area: row.areaId, hasAid })),
  ]
  return (
    <>
      <PageHead title={read.data ? words(read.data.rule.title) : t('screening.title')} crumbs={[{ title: t('screening.title'), to: paths.screening({ area }) }]} note={t('screening.note')} actions={<Go to={paths.rule(id)}>{t('screening.rule-text')}</Go>} />
      <FilterBar onClear={area ? () => set({ area: undefined }) : undefined}><AreaSelect label={t('roster.area')} value={area} onChange={(next) => set({ area: next })} /></FilterBar>
      <ProblemNote problem={read.error} onRetry={() => void read.refetch()} />
      {!read.isLoadingError && <Sheet flush>{read.isPending ? <Loading /> : <DataTable caption={t('screening.title')} columns={columns} rows={rows} rowKey={(row) => row.areaId} empty={<Empty title={t('screening.none-here')} />} />}</Sheet>}
      {(total?.failed ?? 0) > 0 && <Note kind="act" action={<Go to={paths.rule(id)}>{t('screening.rule-text')}</Go>}>{t('screening.failed', { n: total!.failed })}</Note>}
      {total && total.missing.length > 0 && (
        <><div style={{ height: 16 }} />
        <Sheet title={t('screening.missing')} flush>
          <DataTable
            caption={t('screening.missing')}
            columns={[
              { key: 'fact', title: t('screening.fact'), render: (one) => nameOf(one.fact) },
              { key: 'count', title: t('screening.missing.count'), isNumber: true, render: (one) => <Go to={paths.screened(id, { outcome: 'UNKNOWN', missing: one.fact, area })}>{formatNumber(one.count, language)}</Go> },
            ]}
            rows={total.missing}
            rowKey={(one) => one.fact}
          />
        </Sheet></>
      )}
    </>
  )
}
