import { getScreeningAreas, listScreened, type ScreenedRow } from '#contract/screening.ts'
import { isListed } from '#domain/policy/screen-outcome.ts'
import { Choice } from '#ui/choice.tsx'
import { DataTable, type DataColumn } from '#ui/data-table.tsx'
import { DateText } from '#ui/date-text.tsx'
import { Empty } from '#ui/empty.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { useListed } from '#ui/listed.ts'
import { Loading } from '#ui/loading.tsx'
import { More } from '#ui/more.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { SearchBox } from '#ui/search-box.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Watermark } from '#ui/watermark.tsx'
import { useFilter, useParam } from '../address.ts'
import { AreaSelect } from '../area/area-select.tsx'
import { paths } from '../paths.ts'
import { usePages } from '../use-pages.ts'
import { useRead } from '../use-read.ts'
import { FactsLine } from './card/facts-line.tsx'
import { useIndicatorName } from './card/indicator-name.ts'
import { RuleSourceText } from './card/rule-source.tsx'

const names = ['outcome', 'area', 'missing', 'search'] as const
const outcomes = ['SHOULD', 'SHOULD_NOT', 'RECEIVES', 'HOLDS', 'NEAR', 'UNKNOWN', 'FAILED', 'ALL'] as const
/** What every rule comes to, whether it is about aid or not. */
const always: readonly string[] = ['NEAR', 'UNKNOWN', 'ALL']

/** Those behind a number of a rule; each line opens the household's card. */
export default function ScreenedPage() {
  const { t, words } = useLanguage()
  const id = useParam('id')
  const [filter, set] = useFilter()
  const listed = useListed()
  const nameOf = useIndicatorName()
  const { area } = filter
  const outcome = outcomes.find((one) => one === filter['outcome']) ?? 'SHOULD'
  const rule = useRead(getScreeningAreas, { params: { id }, query: {} }).data?.rule
  const isUndecided = outcome === 'UNKNOWN'
  const query = Object.fromEntries(names.flatMap((name) => (filter[name] ? [[name, filter[name]]] : [])))
  const found = usePages(listScreened, { params: { id }, query: { ...query, outcome } })
  const columns: DataColumn<ScreenedRow>[] = [
    { key: 'whose', title: t('findings.column.whose'), render: (row) => <><Go to={paths.card(row.householdId)}>{row.personName ?? row.headName}</Go>{row.personName && row.personName !== row.headName && <div className="faint">{t('household.of', { name: row.headName })}</div>}</> },
    { key: 'area', title: t('roster.area'), render: (row) => <>{row.areaName}<div className="faint">{row.townName}</div></> },
    { key: 'address', title: t('visit.list.address'), render: (row) => row.address },
    isUndecided
      ? { key: 'missing', title: t('screening.missing'), width: '34%', render: (row) => listed(row.missing.map(nameOf)) }
      : { key: 'why', title: t('alerts.why'), width: '30%', render: (row) => <FactsLine facts={row.why} /> },
    ...(!isListed(outcome) ? [] : [{ key: 'since', title: t('screening.since'), render: (row: ScreenedRow) => <>{row.since && <DateText date={row.since} />}{row.nextLook && <div className="faint">{t('screening.next-look')} <DateText date={row.nextLook} /></div>}</> }]),
  ]
  return (
    <>
      <PageHead title={t(`screening.outcome.${outcome}`)} crumbs={[{ title: t('screening.title'), to: paths.screening({ area }) }, ...(rule ? [{ title: words(rule.title), to: paths.screeningRule(id, { area }) }] : [])]} note={<>{t(`screening.outcome-note.${outcome}`)}{rule && <div><RuleSourceText source={rule} /></div>}</>} />
      <FilterBar onClear={names.some((name) => name !== 'outcome' && filter[name]) ? () => set({ area: undefined, missing: undefined, search: undefined }) : undefined}>
        <SearchBox width={160} label={t('screening.search')} value={filter['search'] ?? ''} onChange={(search) => set({ search })} />
        <AreaSelect label={t('roster.area')} value={area} onChange={(next) => set({ area: next })} />
        <Choice label={t('screening.outcome')} width={170} value={outcome} onChange={(next) => set({ outcome: next, missing: undefined })} options={outcomes.filter((one) => one === outcome || always.includes(one) || (one !== 'FAILED' && (one === 'HOLDS') === (rule?.aid === null))).map((value) => ({ value, label: t(`screening.outcome.${value}`) }))} />
      </FilterBar>
      <ProblemNote problem={found.error} onRetry={found.retry} />
      {!found.isLoadingError && (
        <Sheet flush>
          {found.isLoading ? <Loading /> : <DataTable caption={t(`screening.outcome.${outcome}`)} columns={columns} rows={found.rows} rowKey={(row) => `${row.householdId} ${row.personId ?? ''}`} empty={<Empty title={t('screening.none-here')} />} />}
          {found.rows.length > 0 && <More shown={found.rows.length} total={found.total} onMore={found.more} isBusy={found.isFetchingMore} />}
        </Sheet>
      )}
      <Watermark />
    </>
  )
}
