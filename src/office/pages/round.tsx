import { Button, Input } from 'antd'
import { listPlannedVisits, type PlannedVisit } from '#contract/planning.ts'
import { listTeams } from '#contract/teams.ts'
import { Choice } from '#ui/choice.tsx'
import { DataTable, type DataColumn } from '#ui/data-table.tsx'
import { DateText } from '#ui/date-text.tsx'
import { Empty } from '#ui/empty.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { Landscape } from '#ui/landscape.tsx'
import { useLanguage } from '#ui/language.ts'
import { useListed } from '#ui/listed.ts'
import { Loading } from '#ui/loading.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { useToday } from '#ui/today.ts'
import { Watermark } from '#ui/watermark.tsx'
import { useFilter } from '../address.ts'
import { AreaSelect } from '../area/area-select.tsx'
import { paths } from '../paths.ts'
import { useRead } from '../use-read.ts'
import './planning/planning.css'

type Line = PlannedVisit & { readonly no: number }

/** The round of one day for paper: where to go, whom to see, room to write. */
export default function RoundPage() {
  const { t } = useLanguage()
  const listed = useListed()
  const today = useToday()
  const [filter, set] = useFilter()
  const day = filter.day ?? today
  const { area, team } = filter
  const read = useRead(listPlannedVisits, { query: { from: day, to: day, ...(area && { area }), ...(team && { team }) } })
  const teams = useRead(listTeams, { query: {} }).data?.rows ?? []
  const rows = (read.data?.rows ?? []).filter((row) => row.state === 'PLANNED')
  const places = [...Map.groupBy(rows, (row) => `${row.townName} ${row.areaName}`)]
  const columns: DataColumn<Line>[] = [
    { key: 'no', title: t('teams.no'), isNumber: true, width: 50, render: (row) => row.no },
    { key: 'head', title: t('roster.column.head'), width: '10%', render: (row) => row.headName },
    { key: 'members', title: t('planning.members'), width: '18%', render: (row) => listed(row.members) },
    { key: 'address', title: t('visit.list.address'), render: (row) => <>{row.group} {row.address}</> },
    { key: 'phone', title: t('teams.phone'), width: '12%', render: (row) => row.phone },
    { key: 'purpose', title: t('planning.purpose'), width: '14%', render: (row) => row.purpose },
    { key: 'seen', title: t('roster.coverage.SEEN'), width: 70, render: () => <i className="round-box" /> },
    { key: 'note', title: t('planning.notes'), width: '18%', render: () => '' },
  ]
  return (
    <>
      <PageHead
        title={t('planning.round.of')}
        crumbs={[{ title: t('planning.title'), to: paths.planning() }]}
        note={<DateText date={day} />}
        actions={<Button type="primary" onClick={() => window.print()}>{t('ui.print')}</Button>}
      />
      <div className="no-print">
        <FilterBar>
          <Input aria-label={t('planning.on')} type="date" style={{ width: 160 }} value={day} onChange={(event) => set({ day: event.target.value })} />
          <AreaSelect label={t('roster.area')} value={area} onChange={(next) => set({ area: next })} />
          <Choice label={t('teams.team')} width={180} value={team} onChange={(next) => set({ team: next })} options={teams.map((one) => ({ value: one.id, label: one.name }))} />
        </FilterBar>
      </div>
      <ProblemNote problem={read.error} onRetry={() => void read.refetch()} />
      {read.isPending ? <Loading /> : read.isLoadingError ? null : rows.length === 0 ? (
        <Sheet><Empty title={t('planning.round.none')}>{t('planning.empty.why')}</Empty></Sheet>
      ) : (
        <div className="stack">
          {places.map(([place, here]) => (
            <Sheet key={place} flush title={place} extra={t('visit.list.count', { n: here.length })} note={listed([...new Set(here.map((row) => row.team?.name ?? row.visitors).filter(Boolean))])}>
              <DataTable caption={place} columns={columns} rows={here.map((row, index) => ({ ...row, no: index + 1 }))} rowKey={(row) => row.id} />
            </Sheet>
          ))}
        </div>
      )}
      <Landscape />
      <Watermark />
    </>
  )
}
