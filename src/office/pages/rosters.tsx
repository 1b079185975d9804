import { Button, Checkbox } from 'antd'
import type { z } from 'zod'
import { listEntries, listVillageRosters, villageLine } from '#contract/rosters.ts'
import { partIds } from '#domain/roster/base-roster.ts'
import { Choice } from '#ui/choice.tsx'
import { Count } from '#ui/count.tsx'
import { DataTable, type DataColumn } from '#ui/data-table.tsx'
import { DueText, MomentText } from '#ui/date-text.tsx'
import { Empty } from '#ui/empty.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { Go, useGo } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { useFilter, useParam } from '../address.ts'
import { AreaSelect } from '../area/area-select.tsx'
import { useAreas } from '../area/use-areas.ts'
import { useCampaign, useCrumbs } from '../campaign/use-campaign.ts'
import { PlanClause } from '../parts/plan-clause.tsx'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { useRead } from '../use-read.ts'
import { usePartName } from './roster/part-name.ts'
import { VillageBeginning } from './roster/village-beginning.tsx'
import { RosterStateTag } from './roster/roster-state-tag.tsx'

type Line = z.infer<typeof villageLine>
const states = ['OPEN', 'SIGNED', 'CHANGED', 'RETURNED']

/** The villages of a campaign: who has signed the base roster, and who has not. */
export default function RostersPage() {
  const { t } = useLanguage()
  const id = useParam('id')
  const go = useGo()
  const may = useMay()
  const [filter, set] = useFilter()
  const { isBelow } = useAreas()
  const read = useRead(listVillageRosters, { params: { id } })
  // They stand in no village, and so in no line of the table.
  const box = useRead(listEntries, { params: { id }, query: { ...(filter.area && { area: filter.area }), unplaced: 'true', limit: 1 } })
  const plan = useCampaign(id)?.plan
  const partName = usePartName()
  const parts = plan ? partIds(plan) : []
  const all = read.data?.rows ?? []
  const due = read.data?.due ?? null
  const inArea = all.filter((line) => isBelow(line.areaId, filter.area))
  const rows = inArea.filter((line) => (!filter.state || line.state === filter.state) && (!filter.pending || line.pending > 0))
  const isNarrowed = Boolean(filter.state ?? filter.pending)
  const sum = (of: (line: Line) => number) => rows.reduce((total, line) => total + of(line), 0)
  const standing = inArea.filter((line) => line.endedOn === null)
  const count = (state: string) => standing.filter((line) => line.state === state).length
  const see = (state: string | undefined) => paths.rosters(id, { area: filter.area, state })
  const columns: DataColumn<Line>[] = [
    { key: 'village', title: t('roster.column.village'), render: (line) => <><Go to={paths.villageRoster(id, line.areaId)}>{line.areaName}</Go><VillageBeginning of={line} />{line.endedOn && <span className="faint"> {t('areas.ended-became', { areas: line.became.join('、') })}</span>}</> },
    { key: 'town', title: t('roster.column.town'), render: (line) => line.townName },
    ...parts.map((part): DataColumn<Line> => ({ key: part, title: partName(plan, part), isNumber: true, render: (line) => <Count value={line.parts[part] ?? 0} to={paths.roster(id, { area: line.areaId, part })} /> })),
    { key: 'seen', title: t('roster.coverage.SEEN'), isNumber: true, render: (line) => <Count value={line.seen} to={paths.visits(id, { area: line.areaId, coverage: 'SEEN' })} /> },
    { key: 'team', title: t('roster.coverage.without-team'), isNumber: true, render: (line) => <Count value={line.withoutTeam} to={paths.roster(id, { area: line.areaId, team: 'none' })} act /> },
    { key: 'pending', title: t('roster.column.pending'), isNumber: true, render: (line) => <Count value={line.pending} to={paths.villageRoster(id, line.areaId)} /> },
    { key: 'state', title: t('roster.column.state'), render: (line) => <><RosterStateTag state={line.state} due={line.due} />{line.daysLate > 0 && <> <span className="late nowrap">{t('roster.days-late', { n: line.daysLate })}</span></>}</> },
    { key: 'signed', title: t('roster.column.signed'), render: (line) => line.signedAt && <>{line.signedBy} <span className="faint"><MomentText at={line.signedAt} /></span></> },
  ]
  const unplaced = isNarrowed ? 0 : (box.data?.total ?? 0)
  // The households of some villages are on no list of their own.
  const total = (value: number, of: Record<string, string>, act = false) => <Count value={value} act={act} {...(!isNarrowed && { to: paths.roster(id, { area: filter.area, unplaced: 'false', ...of }) })} />
  const sums = {
    village: <>{t('roster.sum')}{unplaced > 0 && <>　<Go to={paths.roster(id, { area: filter.area, unplaced: 'true' })} className="late">{t('roster.sum.unplaced', { n: unplaced })}</Go></>}</>,
    ...Object.fromEntries(parts.map((part) => [part, total(sum((line) => line.parts[part] ?? 0), { part })])),
    seen: total(sum((line) => line.seen), { coverage: 'SEEN' }),
    team: total(sum((line) => line.withoutTeam), { team: 'none' }, true),
    // What waits for a signature stands on the sheet of its village: the number opens the villages that have such a sheet.
    pending: <Count value={sum((line) => line.pending)} {...(!filter.pending && { to: paths.rosters(id, { area: filter.area, state: filter.state, pending: 'true' }) })} />,
  }
  return (
    <>
      <PageHead
        title={t('roster.villages')}
        crumbs={useCrumbs(id)}
        tags={<PlanClause campaignId={id} part="roster" />}
        note={due && <>{t('roster.due')} <DueText due={due} done={all.length > 0 && all.every((line) => line.signedAt)} /></>}
        actions={<>
          <Button onClick={() => go(paths.roster(id))}>{t('roster.all-households')}</Button>
          {may('team.read') && <Button onClick={() => go(paths.teams())}>{t('teams.title')}</Button>}
          {may('roster.import') && <Button onClick={() => go(paths.imports(id))}>{t('roster.import')}</Button>}
        </>}
      />
      <ProblemNote problem={read.error} onRetry={() => void read.refetch()} />
      {all.length > 1 && (
        <Sheet flush>
          <Figures>
            <Figure label={t('roster.figure.villages')} value={standing.length} to={see(undefined)} />
            <Figure label={t('roster.figure.signed')} value={count('SIGNED')} to={see('SIGNED')} />
            <Figure label={t('roster.figure.open')} value={count('OPEN')} to={see('OPEN')} />
            <Figure label={t('roster.figure.changed')} value={count('CHANGED')} to={see('CHANGED')} />
            <Figure label={t('roster.figure.returned')} value={count('RETURNED')} to={see('RETURNED')} act />
          </Figures>
        </Sheet>
      )}
      <div style={{ height: 16 }} />
      {all.length > 1 && (
        <FilterBar onClear={filter.area || isNarrowed ? () => set({ area: undefined, state: undefined, pending: undefined }) : undefined}>
          <AreaSelect label={t('roster.area')} value={filter.area} onChange={(area) => set({ area })} />
          <Choice label={t('roster.column.state')} value={filter.state} onChange={(state) => set({ state })} options={states.map((value) => ({ value, label: t(`roster.state.${value}`) }))} />
          {filter.pending && <Checkbox checked onChange={() => set({ pending: undefined })}>{t('roster.column.pending')}</Checkbox>}
        </FilterBar>
      )}
      {!read.isLoadingError && (
        <Sheet flush>
          {read.isPending ? <Loading /> : (
            <DataTable
              caption={t('roster.villages')}
              columns={columns}
              rows={rows}
              rowKey={(line) => line.areaId}
              {...((rows.length > 1 || (rows.length > 0 && unplaced > 0)) && { sums })}
              empty={<Empty title={t(all.length > 0 ? 'roster.none-found' : 'roster.empty')} next={all.length === 0 && may('roster.import') ? <Go to={paths.imports(id)}>{t('roster.import')}</Go> : undefined}>{t(all.length > 0 ? 'roster.none-found.why' : 'roster.empty.why')}</Empty>}
            />
          )}
        </Sheet>
      )}
    </>
  )
}
