import { getAlertYield, type AlertYield } from '#contract/alerts.ts'
import { listRules } from '#contract/rules.ts'
import { Choice } from '#ui/choice.tsx'
import { DataTable, type DataColumn } from '#ui/data-table.tsx'
import { Empty } from '#ui/empty.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { useFilter } from '../address.ts'
import { AreaSelect } from '../area/area-select.tsx'
import { paths } from '../paths.ts'
import { useRead } from '../use-read.ts'

/** What each rule's alerts came to by month, and of one rule by area. It measures rules and nobody who visits. */
export default function AlertYieldPage() {
  const { t, words } = useLanguage()
  const [filter, set] = useFilter()
  const { area, rule } = filter
  const read = useRead(getAlertYield, { query: { ...(area && { area }), ...(rule && { rule }) } })
  const rows = read.data?.rows ?? []
  const rules = (useRead(listRules, {}).data?.rows ?? []).filter((one) => one.raisesAlerts)
  const sum = (key: 'raised' | 'lookedAt' | 'true' | 'helped' | 'withdrawn') => rows.reduce((total, row) => total + row[key], 0)
  const columns: DataColumn<AlertYield>[] = [
    { key: 'rule', title: t('screening.rule'), width: '28%', render: (row) => (rule ? words(row.title) : <Go to={paths.alertYield({ rule: row.ruleId, ...(area && { area }) })}>{words(row.title)}</Go>) },
    { key: 'area', title: t('roster.area'), render: (row) => row.areaName },
    { key: 'month', title: t('alerts.month'), render: (row) => row.month },
    { key: 'raised', title: t('alerts.yield.raised'), isNumber: true, render: (row) => <Go to={paths.alerts({ rule: row.ruleId, area: row.areaId, month: row.month })}>{row.raised}</Go> },
    { key: 'lookedAt', title: t('alerts.yield.looked'), isNumber: true, render: (row) => row.lookedAt },
    { key: 'true', title: t('alerts.yield.true'), isNumber: true, render: (row) => row.true },
    { key: 'helped', title: t('alerts.yield.helped'), isNumber: true, render: (row) => row.helped },
    ...(sum('withdrawn') > 0 ? [{ key: 'withdrawn', title: t('alerts.yield.withdrawn'), isNumber: true, render: (row: AlertYield) => row.withdrawn }] : []),
    { key: 'days', title: t('alerts.yield.days'), isNumber: true, render: (row) => (row.daysToClose === null ? '' : row.daysToClose.toFixed(1)) },
  ]
  return (
    <>
      <PageHead title={t('alerts.yield')} crumbs={[{ title: t('alerts.title'), to: paths.alerts() }]} note={t('alerts.yield.note')} />
      <FilterBar onClear={area || rule ? () => set({ area: undefined, rule: undefined }) : undefined}>
        <Choice label={t('screening.rule')} width={240} value={rule} onChange={(next) => set({ rule: next })} options={rules.map((one) => ({ value: one.id, label: words(one.title) }))} />
        <AreaSelect label={t('roster.area')} value={area} onChange={(next) => set({ area: next })} />
      </FilterBar>
      <ProblemNote problem={read.error} onRetry={() => void read.refetch()} />
      {!read.isLoadingError && <Sheet flush>{read.isPending ? <Loading /> : <DataTable caption={t('alerts.yield')} columns={columns} rows={rows} rowKey={(row) => `${row.ruleId} ${row.areaId} ${row.month}`} empty={<Empty title={t('alerts.none')} />} sums={{ rule: t('alerts.sum'), raised: sum('raised'), lookedAt: sum('lookedAt'), true: sum('true'), helped: sum('helped'), withdrawn: sum('withdrawn') }} />}</Sheet>}
    </>
  )
}
