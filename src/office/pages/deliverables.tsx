import type { z } from 'zod'
import { deliverableLine, listDeliverables } from '#contract/deliverables.ts'
import { DataTable, type DataColumn } from '#ui/data-table.tsx'
import { DueText, MomentText } from '#ui/date-text.tsx'
import { Choice } from '#ui/choice.tsx'
import { Empty } from '#ui/empty.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { useFilter, useParam } from '../address.ts'
import { AreaSelect } from '../area/area-select.tsx'
import { useAreas } from '../area/use-areas.ts'
import { useCrumbs } from '../campaign/use-campaign.ts'
import { paths } from '../paths.ts'
import { useRead } from '../use-read.ts'
import { DeliverableState } from './deliverable/deliverable-state.tsx'

type Line = z.infer<typeof deliverableLine>
const states = ['OPEN', 'SUBMITTED', 'RETURNED']

/** What each town hands in, by when, and how far it is. */
export default function DeliverablesPage() {
  const { t, words } = useLanguage()
  const id = useParam('id')
  const [filter, set] = useFilter()
  const { isBelow } = useAreas()
  const read = useRead(listDeliverables, { params: { id } })
  const all = read.data?.rows ?? []
  const rows = all.filter((line) => isBelow(line.areaId, filter.area) && (!filter.state || line.state === filter.state))
  const columns: DataColumn<Line>[] = [
    { key: 'what', title: t('deliverables.column.what'), render: (line) => <Go to={paths.deliverable(id, line.code, line.areaId, line.occurrence > 0 ? { no: String(line.occurrence) } : {})}>{line.occurrence > 0 ? t('deliverables.time', { title: words(line.title), n: line.occurrence }) : words(line.title)}</Go> },
    { key: 'area', title: t('deliverables.column.from'), render: (line) => line.areaName },
    { key: 'due', title: t('deliverables.column.due'), render: (line) => line.due && <DueText due={line.due} done={line.state === 'SUBMITTED'} /> },
    { key: 'state', title: t('deliverables.column.state'), render: (line) => <DeliverableState state={line.state} isLate={line.isLate} /> },
    {
      key: 'latest',
      title: t('deliverables.column.latest'),
      render: (line) => line.latest && <span className="said"><Go to={paths.deliverableVersion(line.latest.id)}>{t('deliverables.version', { n: line.latest.number })}</Go>　{line.latest.signedBy} <span className="faint"><MomentText at={line.latest.signedAt} /></span></span>,
    },
  ]
  return (
    <>
      <PageHead title={t('deliverables.title')} crumbs={useCrumbs(id)} />
      <ProblemNote problem={read.error} onRetry={() => void read.refetch()} />
      {all.length > 1 && (
        <FilterBar onClear={filter.area || filter.state ? () => set({ area: undefined, state: undefined }) : undefined}>
          <AreaSelect label={t('roster.area')} value={filter.area} onChange={(area) => set({ area })} />
          <Choice label={t('deliverables.column.state')} value={filter.state} onChange={(state) => set({ state })} options={states.map((value) => ({ value, label: t(`deliverables.state.${value}`) }))} />
        </FilterBar>
      )}
      {!read.isLoadingError && (
        <Sheet flush>
          {read.isPending ? <Loading /> : <DataTable caption={t('deliverables.title')} columns={columns} rows={rows} rowKey={(line) => `${line.code} ${line.areaId} ${line.occurrence}`} empty={<Empty title={t('deliverables.none')}>{t('deliverables.none.why')}</Empty>} />}
        </Sheet>
      )}
    </>
  )
}
