import { getScreening, type RuleFigures } from '#contract/screening.ts'
import { DataTable, type DataColumn } from '#ui/data-table.tsx'
import { DateText } from '#ui/date-text.tsx'
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
import { useMay } from '../session.ts'
import { useRead } from '../use-read.ts'
import { useCodeName } from './roster/code-names.ts'
import { useFigureColumns } from './screening/figure-columns.tsx'

/** 政策对照: for each rule how many should have what they do not, and the like; every number opens its rows. */
export default function ScreeningPage() {
  const { t, words } = useLanguage()
  const may = useMay()
  const codeName = useCodeName()
  const [filter, set] = useFilter()
  const { area } = filter
  const read = useRead(getScreening, { query: { ...(area && { area }) } })
  const rules = read.data?.rules ?? []
  const columns: DataColumn<RuleFigures>[] = [
    { key: 'rule', title: t('screening.rule'), width: '24%', render: (rule) => <><Go to={paths.screeningRule(rule.ruleId, { area })}>{words(rule.title)}</Go><div className="faint">{rule.aid ? t('screening.about-aid', { aid: codeName('aid-kind', rule.aid) }) : t(`screening.of.${rule.of}`)}</div></> },
    ...useFigureColumns<RuleFigures>(rules, (rule) => ({ ruleId: rule.ruleId, area, hasAid: rule.aid !== null })),
  ]
  return (
    <>
      <PageHead title={t('screening.title')} note={<>{t('screening.note')}{read.data?.asOf && <>　{t('screening.as-of')} <DateText date={read.data.asOf} /></>}{(read.data?.pending ?? 0) > 0 && <>　{t('screening.pending', { n: read.data!.pending })}</>}</>} />
      <FilterBar onClear={area ? () => set({ area: undefined }) : undefined}><AreaSelect label={t('roster.area')} value={area} onChange={(next) => set({ area: next })} /></FilterBar>
      <ProblemNote problem={read.error} onRetry={() => void read.refetch()} />
      {!read.isLoadingError && (
        <Sheet flush>
          {read.isPending ? <Loading /> : <DataTable caption={t('screening.title')} columns={columns} rows={rules} rowKey={(rule) => rule.ruleId} empty={<Empty title={t('screening.none')} next={may('rule.write') && <Go to={paths.rules()}>{t('rules.title')}</Go>}>{t('screening.none.why')}</Empty>} />}
        </Sheet>
      )}
    </>
  )
}
