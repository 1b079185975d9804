import { Button, Input } from 'antd'
import { useState } from 'react'
import { cancelPlannedVisit, listPlannedVisits, movePlannedVisit, type PlannedVisit } from '#contract/planning.ts'
import { startVisit } from '#contract/visits.ts'
import { listTeams } from '#contract/teams.ts'
import { addDays, weekdayOf } from '#domain/calendar/plain-date.ts'
import { Choice } from '#ui/choice.tsx'
import { DataTable, type DataColumn } from '#ui/data-table.tsx'
import { DateText } from '#ui/date-text.tsx'
import { Empty } from '#ui/empty.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { Go, useGo } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Tag } from '#ui/tag.tsx'
import { useToday } from '#ui/today.ts'
import { Watermark } from '#ui/watermark.tsx'
import { useFilter } from '../address.ts'
import { AreaSelect } from '../area/area-select.tsx'
import { PlanClause } from '../parts/plan-clause.tsx'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { useCurrentCampaign } from '../shell/current-campaign.ts'
import { useRead } from '../use-read.ts'
import { useWrite } from '../use-write.ts'
import './planning/planning.css'

const kinds = { PLANNED: 'wait', DONE: 'ok', CANCELLED: 'plain' } as const

/** A week of planned visits by day, village and team. */
export default function PlanningPage() {
  const { t } = useLanguage()
  const today = useToday()
  const go = useGo()
  const may = useMay()
  const campaign = useCurrentCampaign()
  const [filter, set] = useFilter()
  const [cancelling, setCancelling] = useState<PlannedVisit>()
  const monday = mondayOf(filter.week ?? today)
  const { area, team } = filter
  const read = useRead(listPlannedVisits, { query: { from: monday, to: addDays(monday, 6), ...(area && { area }), ...(team && { team }) } })
  const teams = useRead(listTeams, { query: {} }).data?.rows ?? []
  const cancel = useWrite(cancelPlannedVisit)
  const move = useWrite(movePlannedVisit)
  const start = useWrite(startVisit, { onDone: (visit) => go(paths.visit(visit.id)) })
  const rows = read.data?.rows ?? []
  const days = [...new Set(rows.map((row) => row.on))].sort()
  const columns: DataColumn<PlannedVisit>[] = [
    { key: 'head', title: t('roster.column.head'), width: '12%', render: (row) => <Go to={paths.household(row.householdId)}>{row.headName}</Go> },
    { key: 'area', title: t('roster.column.village'), width: '14%', render: (row) => <>{row.areaName} <span className="faint">{row.group}</span></> },
    { key: 'address', title: t('visit.list.address'), render: (row) => row.address },
    { key: 'purpose', title: t('planning.purpose'), width: '16%', render: (row) => <>{row.purpose}<div className="faint">{row.department}</div></> },
    { key: 'team', title: t('teams.team'), width: '14%', render: (row) => <>{row.team ? <Go to={paths.team(row.team.id)}>{row.team.name}</Go> : null}<div className="faint">{row.visitors}</div></> },
    {
      key: 'state',
      title: t('planning.state'),
      width: '14%',
      render: (row) => (
        <>
          {row.visitId ? <Go to={paths.visit(row.visitId)}><Tag kind={kinds[row.state]}>{t(`planning.state.${row.state}`)}</Tag></Go> : <Tag kind={row.state === 'PLANNED' && row.on < today ? 'act' : kinds[row.state]}>{t(row.state === 'PLANNED' && row.on < today ? 'planning.state.late' : `planning.state.${row.state}`)}</Tag>}
          {row.decision && <div className="faint">{row.earlierVisitId ? <Go to={paths.visit(row.earlierVisitId)}>{t(`planning.decision.${row.decision}`)}</Go> : t(`planning.decision.${row.decision}`)}</div>}
          {row.reason && <div className="faint">{row.reason}</div>}
        </>
      ),
    },
    {
      key: 'act',
      title: t('ui.act'),
      isAct: true,
      width: 270,
      render: (row) =>
        row.state === 'PLANNED' && (
          <div className="row nowrap" style={{ justifyContent: 'flex-end' }}>
            <Input aria-label={t('planning.move', { name: row.headName })} type="date" size="small" style={{ width: 128 }} min={today} value={row.on} onChange={(event) => event.target.value && move.mutate({ params: { id: row.id }, body: { on: event.target.value, version: row.version } })} />
            {row.campaignId && may('visit.record') && <Button size="small" onClick={() => start.mutate({ body: { campaignId: row.campaignId!, householdId: row.householdId } })}>{t('visit.start.NOT_VISITED')}</Button>}
            <Button size="small" type="link" onClick={() => setCancelling(row)}>{t('planning.cancel')}</Button>
          </div>
        ),
    },
  ]
  const problem = move.error ?? start.error
  return (
    <>
      <PageHead
        title={t('planning.title')}
        tags={<PlanClause campaignId={campaign} part="planning" />}
        note={<><DateText date={monday} /> – <DateText date={addDays(monday, 6)} /></>}
        actions={
          <>
            <Button onClick={() => set({ week: addDays(monday, -7) })}>{t('planning.before')}</Button>
            <Button onClick={() => set({ week: undefined })}>{t('planning.this')}</Button>
            <Button onClick={() => set({ week: addDays(monday, 7) })}>{t('planning.next')}</Button>
            <Button type="primary" onClick={() => go(paths.round({ day: today, area, team }))}>{t('planning.round')}</Button>
          </>
        }
      />
      <FilterBar onClear={area || team ? () => set({ area: undefined, team: undefined }) : undefined}>
        <AreaSelect label={t('roster.area')} value={area} onChange={(next) => set({ area: next })} />
        <Choice label={t('teams.team')} width={180} value={team} onChange={(next) => set({ team: next })} options={teams.map((one) => ({ value: one.id, label: one.name }))} />
      </FilterBar>
      <ProblemNote problem={read.error} onRetry={() => void read.refetch()} />
      <ProblemNote problem={problem} />
      {read.isPending ? <Loading /> : read.isLoadingError ? null : rows.length === 0 ? (
        <Sheet><Empty title={t('planning.empty')}>{t('planning.empty.why')}</Empty></Sheet>
      ) : (
        <div className="stack">
          {days.map((day) => (
            <Sheet key={day} flush title={<><DateText date={day} />　{t(`planning.day.${weekdayOf(day)}`)}</>} extra={<Go to={paths.round({ day, area, team })}>{t('planning.round')}</Go>}>
              <DataTable caption={day} columns={columns} rows={rows.filter((row) => row.on === day)} rowKey={(row) => row.id} />
            </Sheet>
          ))}
        </div>
      )}
      {cancelling && (
        <ReasonDialog title={t('planning.cancel.title', { name: cancelling.headName })} label={t('planning.reason')} okLabel={t('planning.cancel')} onOk={(reason) => cancel.mutateAsync({ params: { id: cancelling.id }, body: { reason } })} onClose={() => setCancelling(undefined)} />
      )}
      <Watermark />
    </>
  )
}

function mondayOf(day: string): string {
  return addDays(day, 1 - weekdayOf(day))
}
