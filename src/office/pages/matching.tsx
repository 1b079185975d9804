import { Button } from 'antd'
import type { z } from 'zod'
import { listDatasets, listRuns, type MatchRun } from '#contract/matching.ts'
import { Count } from '#ui/count.tsx'
import { DataTable, type DataColumn } from '#ui/data-table.tsx'
import { DateText, MomentText } from '#ui/date-text.tsx'
import { Empty } from '#ui/empty.tsx'
import { formatDate } from '#ui/format.ts'
import { Go, useGo } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { More } from '#ui/more.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Tag } from '#ui/tag.tsx'
import { useToday } from '#ui/today.ts'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { usePages } from '../use-pages.ts'
import { useRead } from '../use-read.ts'
import { LastDelivery } from './matching/last-delivery.tsx'
import { RunStateTag } from './matching/run-state-tag.tsx'
import { useCodeName } from './roster/code-names.ts'

type Dataset = z.output<typeof listDatasets.response>['rows'][number]

/** What departments know: when each data set came last and whether it is due, and every run there was, those without a hit too. */
export default function MatchingPage() {
  const { t, language } = useLanguage()
  const today = useToday()
  const go = useGo()
  const may = useMay()
  const codeName = useCodeName()
  const seesHits = may('matching.read')
  const ledger = useRead(listDatasets, {})
  const runs = usePages(listRuns, { query: {} })
  const datasets: DataColumn<Dataset>[] = [
    { key: 'code', title: t('matching.dataset'), render: (one) => t(`matching.dataset.${one.code}`) },
    { key: 'last', title: t('matching.last'), render: (one) => <LastDelivery of={one} /> },
    { key: 'cycle', title: t('matching.cycle'), render: (one) => <>{t('matching.cycle.days', { days: one.cycleDays })}{one.isDue && (one.last || one.part) && <>　<Tag kind="wait">{t('matching.due')}</Tag></>}{one.isDue && one.dueOn && <div className="faint">{t('matching.due.since', { date: formatDate(one.dueOn, language, today) })}</div>}</> },
    { key: 'coverage', title: t('matching.coverage'), isNumber: true, render: (one) => t('matching.coverage.of', one) },
    ...(seesHits ? [{ key: 'open', title: t('matching.open'), isNumber: true, render: (one: Dataset) => <Count value={one.open ?? 0} to={paths.matchHits({ dataset: one.code })} act /> }] : []),
    ...(may('matching.run') ? [{ key: 'act', title: t('matching.start'), isAct: true, render: (one: Dataset) => <Button size="small" onClick={() => go(paths.newMatch({ dataset: one.code }))}>{t('matching.start')}</Button> }] : []),
  ]
  const found: DataColumn<MatchRun>[] = [
    { key: 'concerned', title: t('matching.concerned'), isNumber: true, render: (run) => (run.concerned === null ? t('matching.rows.count', { rows: run.hits ?? 0 }) : <Count value={run.concerned} to={paths.matchHits({ run: run.id, state: 'all' })} />) },
    { key: 'fresh', title: t('matching.fresh'), isNumber: true, render: (run) => <Count value={run.fresh ?? 0} to={paths.matchHits({ run: run.id, state: 'all', fresh: 'true' })} /> },
  ]
  const columns: DataColumn<MatchRun>[] = [
    { key: 'file', title: t('matching.file'), render: (run) => <><Go to={paths.matchRun(run.id)}>{run.fileName}</Go><div className="faint">{run.purpose}</div></> },
    { key: 'dataset', title: t('matching.dataset'), render: (run) => <>{t(`matching.dataset.${run.dataset}`)}<div className="faint"><DateText date={run.sourceDate} /></div></> },
    { key: 'by', title: t('matching.by'), render: (run) => <>{run.department !== null && <div>{codeName('department', run.department)}</div>}{run.byName}<div className="faint"><MomentText at={run.at} /></div></> },
    { key: 'rows', title: t('matching.rows'), isNumber: true, render: (run) => <Count value={run.rows} /> },
    ...(seesHits ? found : []),
    { key: 'state', title: t('matching.state'), render: (run) => <RunStateTag state={run.state} /> },
  ]
  return (
    <>
      <PageHead
        title={t('matching.title')}
        note={t(seesHits ? 'matching.note' : 'matching.note.department')}
        actions={<>{seesHits && <Button onClick={() => go(paths.matchHits())}>{t('matching.hits.title')}</Button>}{may('matching.run') && <Button type="primary" onClick={() => go(paths.newMatch())}>{t('matching.new')}</Button>}</>}
      />
      <ProblemNote problem={ledger.error ?? runs.error} onRetry={() => { void ledger.refetch(); runs.retry() }} />
      <div className="stack">
        <Sheet title={t('matching.ledger')} flush>{ledger.isPending ? <Loading /> : <DataTable caption={t('matching.ledger')} columns={datasets} rows={ledger.data?.rows ?? []} rowKey={(one) => one.code} empty={<Empty title={t('matching.ledger.none')} />} />}</Sheet>
        {may('matching.run') && (
          <Sheet title={t('matching.runs')} flush>
            {runs.isLoading ? <Loading /> : <DataTable caption={t('matching.runs')} columns={columns} rows={runs.rows} rowKey={(run) => run.id} empty={<Empty title={t('matching.runs.none')} />} />}
            {runs.rows.length > 0 && <More shown={runs.rows.length} total={runs.total} onMore={runs.more} isBusy={runs.isFetchingMore} />}
          </Sheet>
        )}
      </div>
    </>
  )
}
