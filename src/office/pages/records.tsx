import { Button } from 'antd'
import { getRecordsWorkbook, listRecordKinds, listRecords, type KeptRecord, type RecordKindLine } from '#contract/records.ts'
import type { RecordKind } from '#domain/record/record-kind.ts'
import { ClauseNote } from '#ui/clause-note.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { DateText } from '#ui/date-text.tsx'
import { Empty } from '#ui/empty.tsx'
import { Go, useGo } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { More } from '#ui/more.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Tag } from '#ui/tag.tsx'
import { useFilter, useParam } from '../address.ts'
import { useCampaign, useCrumbs } from '../campaign/use-campaign.ts'
import { paths } from '../paths.ts'
import { useDownload } from '../use-download.ts'
import { usePages } from '../use-pages.ts'
import { useRead } from '../use-read.ts'
import { CoverageText } from './records/coverage-text.tsx'
import { useSummary } from './records/use-summary.ts'

/** `/campaigns/:id/records`: what the notice wants written down, kind by kind; with `kind` the records of one. */
export default function Records() {
  const { t } = useLanguage()
  const id = useParam('id')
  const [filter] = useFilter()
  const campaign = useCampaign(id)
  const kinds = useRead(listRecordKinds, { params: { id } })
  if (kinds.error) return <ProblemNote problem={kinds.error} onRetry={() => void kinds.refetch()} />
  if (!kinds.data || !campaign) return <Loading />
  const kind = campaign.plan.records.find((one) => one.id === filter['kind'])
  const line = kinds.data.rows.find((one) => one.kind === kind?.id)
  if (kind && line) return <OfKind key={kind.id} campaignId={id} kind={kind} line={line} area={filter['area']} />
  return <Kinds campaignId={id} kinds={campaign.plan.records} lines={kinds.data.rows} title={t('records.title')} />
}

type KindsProps = { readonly campaignId: string; readonly kinds: readonly RecordKind[]; readonly lines: readonly RecordKindLine[]; readonly title: string }

function Kinds({ campaignId, kinds, lines, title }: KindsProps) {
  const { t, words } = useLanguage()
  const crumbs = useCrumbs(campaignId)
  const campaign = useCampaign(campaignId)
  const level = (id: string) => words(campaign?.plan.levels.find((one) => one.id === id)?.title ?? { zh: id, en: id })
  const rows = kinds.flatMap((kind) => {
    const line = lines.find((one) => one.kind === kind.id)
    return line ? [{ kind, line }] : []
  })
  return (
    <>
      <PageHead title={title} crumbs={crumbs} />
      <Sheet flush>
        <DataTable
          caption={title}
          rows={rows}
          rowKey={({ kind }) => kind.id}
          empty={<Empty title={t('records.none')} />}
          columns={[
            { key: 'kind', title: t('records.kind'), render: ({ kind }) => <><Go to={paths.records(campaignId, { kind: kind.id })}>{words(kind.title)}</Go>　<ClauseNote clause={kind.clause} /></> },
            { key: 'by', title: t('records.by'), width: 180, render: ({ kind }) => kind.by.map(level).join('、') },
            { key: 'latest', title: t('records.latest'), width: 120, render: ({ line }) => line.latestOn && <DateText date={line.latestOn} /> },
            { key: 'records', title: t('records.title'), isNumber: true, width: 90, render: ({ kind, line }) => (line.records === 0 ? <span className="nil">0</span> : <Go to={paths.records(campaignId, { kind: kind.id })}>{line.records}</Go>) },
            { key: 'open', title: '', width: 130, render: ({ kind, line }) => line.unanswered > 0 && <Go to={paths.records(campaignId, { kind: kind.id, unanswered: 'true' })}><Tag kind="wait">{t('records.unanswered', { n: line.unanswered })}</Tag></Go> },
            { key: 'add', title: t('ui.act'), isAct: true, width: 90, render: ({ kind, line }) => line.mayAdd && <Go to={paths.newRecord(campaignId, kind.id)}>{t('records.add')}</Go> },
          ]}
        />
      </Sheet>
    </>
  )
}

type OfKindProps = { readonly campaignId: string; readonly kind: RecordKind; readonly line: RecordKindLine; readonly area: string | undefined }

function OfKind({ campaignId, kind, line, area }: OfKindProps) {
  const { t, words } = useLanguage()
  const crumbs = useCrumbs(campaignId)
  const [filter, setFilter] = useFilter()
  const summaryOf = useSummary()
  const go = useGo()
  const file = useDownload(getRecordsWorkbook)
  const isStruck = filter['state'] === 'STRUCK'
  const pages = usePages(listRecords, { params: { id: campaignId }, query: { kind: kind.id, ...(area && { area }), ...(isStruck && { state: 'STRUCK' as const }), ...(filter['unanswered'] && { unanswered: 'true' as const }) } })
  return (
    <>
      <PageHead
        title={words(kind.title)}
        crumbs={[...crumbs, { title: t('records.title'), to: paths.records(campaignId) }]}
        note={<ClauseNote clause={kind.clause} />}
        actions={
          <>
            <button type="button" className="plain" onClick={() => setFilter({ state: isStruck ? undefined : 'STRUCK' })}>{t(isStruck ? 'records.listed' : 'records.struck')}</button>
            <Button onClick={() => void file.start({ params: { id: campaignId }, query: { kind: kind.id } })} loading={file.isBusy}>{t('records.export')}</Button>
            {line.mayAdd && <Button type="primary" onClick={() => go(paths.newRecord(campaignId, kind.id))}>{t('records.add')}</Button>}
          </>
        }
      />
      <ProblemNote problem={file.problem ?? pages.error} onRetry={pages.retry} />
      <Sheet flush>
        <DataTable
          caption={words(kind.title)}
          rows={pages.rows}
          rowKey={(record) => record.id}
          empty={pages.isLoading ? <Loading /> : <Empty title={t('records.none')} />}
          columns={[
            { key: 'on', title: t('records.held-on'), width: 110, render: (record) => <Go to={paths.record(record.id)}><DateText date={record.heldOn} /></Go> },
            { key: 'unit', title: t('records.column.unit'), width: 140, render: (record) => record.areaName },
            { key: 'what', title: words(kind.title), render: (record) => <><Go to={paths.record(record.id)}>{summaryOf(kind, record)}</Go>{record.coverage && <div className="faint"><CoverageText coverage={record.coverage} /></div>}</> },
            ...(kind.hasDecisions ? [{ key: 'tasks', title: t('records.tasks'), width: 120, render: (record: KeptRecord) => record.tasks.length > 0 && `${record.tasks.filter((task) => task.state === 'done').length} / ${record.tasks.length}` }] : []),
            ...(kind.answeredBy ? [{ key: 'answer', title: t('records.answer'), width: 120, render: (record: KeptRecord) => (record.answer ? <Tag kind="ok">{t('records.answer-by', { name: record.answer.by })}</Tag> : <Tag kind="wait">{t('records.not-answered')}</Tag>) }] : []),
            { key: 'by', title: t('records.column.by'), width: 110, render: (record) => record.byName },
          ]}
        />
        {pages.rows.length > 0 && <More shown={pages.rows.length} total={pages.total} onMore={pages.more} isBusy={pages.isFetchingMore} />}
      </Sheet>
    </>
  )
}
