import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { listEntries, type RosterEntry } from '#contract/rosters.ts'
import { Empty } from '#ui/empty.tsx'
import { Go, useGo } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { More } from '#ui/more.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Watermark } from '#ui/watermark.tsx'
import { useFilter, useParam } from '../address.ts'
import { useCampaign, useCrumbs } from '../campaign/use-campaign.ts'
import { PlanClause } from '../parts/plan-clause.tsx'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { usePages } from '../use-pages.ts'
import { useRead } from '../use-read.ts'
import { ChosenBar } from './roster/chosen-bar.tsx'
import { EntriesTable } from './roster/entries-table.tsx'
import { RosterFilters } from './roster/filters.tsx'
import { PlacingBar } from './roster/placing-bar.tsx'
import { usePlacing } from './roster/use-placing.ts'

type Query = { area?: string; part?: RosterEntry['part']; source?: string; team?: string; lacking?: 'true'; coverage?: RosterEntry['coverage'] | 'AGAIN_DUE'; label?: string; state?: RosterEntry['state']; unplaced?: 'true' | 'false'; import?: string; search?: string }

/** All households on the roster of a campaign, and the box of those that have no village yet. */
export default function RosterPage() {
  const { t } = useLanguage()
  const id = useParam('id')
  const may = useMay()
  const go = useGo()
  const [filter, set] = useFilter()
  const campaign = useCampaign(id)
  const isBox = filter.unplaced === 'true'
  const { area, part, coverage, label, source, team, lacking, state, unplaced, search } = filter
  const query = { area, part, coverage, label, source, team, lacking, state, unplaced, import: filter.import, search } as Query
  const entries = usePages(listEntries, { params: { id }, query })
  const box = useRead(listEntries, { params: { id }, query: { unplaced: 'true', limit: 1 } }, { enabled: may('roster.place') })
  const placing = usePlacing(id)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const choose = (ids: readonly string[], isChosen: boolean) => setChosen((before) => new Set(isChosen ? [...before, ...ids] : [...before].filter((one) => !ids.includes(one))))
  const leaving = new Set(placing.waiting?.entryIds)
  const rows = entries.rows.filter((entry) => !leaving.has(entry.id))
  const inBox = box.data?.total ?? 0
  const isChoosing = isBox ? may('roster.place') : may('team.manage') || may('visit.plan')
  const isFiltered = Object.keys(filter).length > 0
  return (
    <>
      <PageHead
        title={t('roster.title')}
        tags={<PlanClause campaignId={id} part="roster" />}
        crumbs={useCrumbs(id)}
        actions={
          <>
            {may('roster.read') && <Button onClick={() => go(paths.rosters(id))}>{t('roster.villages')}</Button>}
            {may('roster.import') && <Button type="primary" onClick={() => go(paths.imports(id))}>{t('roster.import')}</Button>}
          </>
        }
      />
      {may('roster.place') && (inBox > 0 || isBox) && (
        <div className="filter-bar no-print">
          <Segmented
            value={isBox ? 'box' : 'all'}
            options={[{ value: 'all', label: t('roster.all') }, { value: 'box', label: t('roster.box', { count: inBox }) }]}
            onChange={(value) => { setChosen(new Set()); set({ unplaced: value === 'box' ? 'true' : undefined }) }}
          />
        </div>
      )}
      {isBox && may('roster.place') && <PlacingBar campaignId={id} chosen={[...chosen]} placing={placing} onPlaced={() => setChosen(new Set())} />}
      <RosterFilters campaign={campaign} />
      {!isBox && chosen.size > 0 && <ChosenBar campaignId={id} chosen={rows.filter((entry) => chosen.has(entry.id))} onDone={() => setChosen(new Set())} />}
      <ProblemNote problem={entries.error} onRetry={entries.retry} />
      {!entries.isLoadingError && (
        <Sheet flush>
          {entries.isLoading ? <Loading /> : (
            <EntriesTable
              entries={rows}
              plan={campaign?.plan}
              start={campaign?.start}
              chosen={isChoosing ? chosen : undefined}
              onChoose={choose}
              empty={<Empty title={t(isFiltered ? 'roster.none-found' : 'roster.empty')} next={!isFiltered && may('roster.import') ? <Go to={paths.imports(id)}>{t('roster.import')}</Go> : undefined}>{t(isFiltered ? 'roster.none-found.why' : 'roster.empty.why')}</Empty>}
            />
          )}
          {rows.length > 0 && <More shown={rows.length} total={entries.total - leaving.size} onMore={entries.more} isBusy={entries.isFetchingMore} />}
        </Sheet>
      )}
      <Watermark />
    </>
  )
}
