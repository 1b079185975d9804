import { Segmented } from 'antd'
import { listAgreements, type CareAgreement } from '#contract/visits.ts'
import { agreementStates } from '#domain/visit/care-agreement.ts'
import { DataTable, type DataColumn } from '#ui/data-table.tsx'
import { DateText } from '#ui/date-text.tsx'
import { Empty } from '#ui/empty.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { More } from '#ui/more.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Tag } from '#ui/tag.tsx'
import { Watermark } from '#ui/watermark.tsx'
import { useFilter, useParam } from '../address.ts'
import { AreaSelect } from '../area/area-select.tsx'
import { useCrumbs } from '../campaign/use-campaign.ts'
import { PlanClause } from '../parts/plan-clause.tsx'
import { paths } from '../paths.ts'
import { usePages } from '../use-pages.ts'
import { useRead } from '../use-read.ts'

/** Scattered tekun without a care agreement in force, each with the reason. */
export default function VisitAgreementsPage() {
  const { t } = useLanguage()
  const id = useParam('id')
  const [filter, set] = useFilter()
  const state = agreementStates.find((one) => one === filter.state)
  const query = { ...(state && { state }), ...(filter.area && { area: filter.area }) }
  const found = usePages(listAgreements, { params: { id }, query })
  const counts = useRead(listAgreements, { params: { id }, query: { ...query, limit: 1 } }).data?.counts
  const countOf = (one: CareAgreement['state'] | undefined) => counts?.filter(({ state: other }) => (one === undefined ? other !== 'IN_FORCE' : other === one)).reduce((sum, { count }) => sum + count, 0)
  const option = (value: CareAgreement['state'] | undefined) => ({ value: value ?? '', label: `${t(value ? `visit.agreement.${value}` : 'visit.agreement.missing')} ${countOf(value) ?? ''}` })
  const columns: DataColumn<CareAgreement>[] = [
    { key: 'name', title: t('visit.members.name'), render: (row) => <Go to={paths.household(row.householdId)}>{row.name}</Go> },
    { key: 'area', title: t('roster.area'), render: (row) => <>{row.townName} {row.areaName}</> },
    { key: 'address', title: t('visit.list.address'), render: (row) => row.address },
    { key: 'state', title: t('visit.agreement'), render: (row) => <Tag kind={row.state === 'IN_FORCE' ? 'ok' : row.state === 'NOT_SIGNED' || row.state === 'EXPIRED' ? 'act' : 'wait'}>{t(`visit.agreement.${row.state}`)}</Tag> },
    { key: 'carer', title: t('visit.agreement.carer'), render: (row) => row.carer },
    { key: 'number', title: t('visit.agreement.number'), render: (row) => row.number },
    { key: 'until', title: t('visit.agreement.term'), render: (row) => <>{row.from && <DateText date={row.from} />}{(row.from ?? row.until) && ' — '}{row.until && <DateText date={row.until} />}</> },
  ]
  return (
    <>
      <PageHead title={t('visit.agreements')} tags={<PlanClause campaignId={id} part="agreements" />} crumbs={useCrumbs(id)} />
      <FilterBar onClear={filter.area || state ? () => set({ area: undefined, state: undefined }) : undefined}>
        <Segmented aria-label={t('visit.agreement')} value={state ?? ''} options={[option(undefined), ...agreementStates.filter((one) => one !== 'IN_FORCE').map(option), option('IN_FORCE')]} onChange={(value) => set({ state: value })} />
        <AreaSelect label={t('roster.area')} value={filter.area} onChange={(area) => set({ area })} />
      </FilterBar>
      <ProblemNote problem={found.error} onRetry={found.retry} />
      {found.isLoading ? <Loading /> : found.isLoadingError ? null : (
        <Sheet flush>
          {found.rows.length === 0 ? <Empty title={t('visit.agreement.none')} /> : <DataTable caption={t('visit.agreements')} columns={columns} rows={found.rows} rowKey={(row) => row.personId} />}
          <More shown={found.rows.length} total={found.total} onMore={found.more} isBusy={found.isFetchingMore} />
        </Sheet>
      )}
      <Watermark />
    </>
  )
}
