import { Checkbox } from 'antd'
import { listEscalations, type Escalation } from '#contract/escalations.ts'
import { escalationStates } from '#domain/casework/escalation.ts'
import { Choice } from '#ui/choice.tsx'
import { DataTable, type DataColumn } from '#ui/data-table.tsx'
import { MomentText } from '#ui/date-text.tsx'
import { Empty } from '#ui/empty.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { Go } from '#ui/go.tsx'
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
import { PlanClause } from '../parts/plan-clause.tsx'
import { paths } from '../paths.ts'
import { usePages } from '../use-pages.ts'
import { EscalationState } from './escalations/escalation-state.tsx'
import { ReportButton } from './escalations/report-button.tsx'

/** Reports at once that the account may read; nothing here says whom they are about. */
export default function EscalationsPage() {
  const { t, words } = useLanguage()
  const id = useParam('id')
  const [filter, set] = useFilter()
  const { area, until, state, overdue } = filter
  const reports = usePages(listEscalations, { params: { id }, query: { ...(area && { area }), ...(until && { until }), ...(state && { state }), ...(overdue && { overdue }) } as never })
  const isSet = Boolean(area ?? until ?? state ?? overdue)
  const columns: DataColumn<Escalation>[] = [
    { key: 'kind', title: t('escalations.kind'), width: '30%', render: (one) => <Go to={paths.escalation(one.id)}>{words(one.kindTitle)}</Go> },
    { key: 'area', title: t('office.area'), render: (one) => one.areaName },
    { key: 'seen', title: t('escalations.seen-at'), render: (one) => <MomentText at={one.seenAt} /> },
    { key: 'told', title: t('escalations.told-at'), render: (one) => <MomentText at={one.toldAt} /> },
    { key: 'receipt', title: t('escalations.receipt'), render: (one) => (one.receiptAt ? <MomentText at={one.receiptAt} /> : <span className={one.isOverdue ? 'late' : 'faint'}>{t('escalations.receipt-due')} <MomentText at={one.receiptDueAt} /></span>) },
    { key: 'state', title: t('findings.state'), render: (one) => <EscalationState escalation={one} /> },
  ]
  return (
    <>
      <PageHead title={t('escalations.title')} tags={<PlanClause campaignId={id} part="escalations" />} crumbs={useCrumbs(id)} actions={<ReportButton campaignId={id} />} />
      <FilterBar onClear={isSet ? () => set({ area: undefined, until: undefined, state: undefined, overdue: undefined }) : undefined}>
        <AreaSelect label={t('office.area')} value={area} onChange={(next) => set({ area: next })} />
        <Choice label={t('findings.state')} value={state} onChange={(next) => set({ state: next })} options={escalationStates.map((value) => ({ value, label: t(`escalations.state.${value}`) }))} />
        {until && <Checkbox checked onChange={() => set({ until: undefined })}>{t('escalations.filter.until')} <MomentText at={until} /></Checkbox>}
        <Checkbox checked={overdue === 'true'} onChange={(event) => set({ overdue: event.target.checked ? 'true' : undefined })}>{t('escalations.filter.overdue')}</Checkbox>
      </FilterBar>
      <ProblemNote problem={reports.error} onRetry={reports.retry} />
      {!reports.isLoadingError && (
        <Sheet flush>
          {reports.isLoading ? <Loading /> : <DataTable caption={t('escalations.title')} columns={columns} rows={reports.rows} rowKey={(one) => one.id} empty={<Empty title={t('escalations.none')} />} />}
          {reports.rows.length > 0 && <More shown={reports.rows.length} total={reports.total} onMore={reports.more} isBusy={reports.isFetchingMore} />}
        </Sheet>
      )}
      <Watermark />
    </>
  )
}
