import { Button, Input } from 'antd'
import { useState } from 'react'
import { areaFigures, exportAreas, listAreas } from '#contract/areas.ts'
import { Empty } from '#ui/empty.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { SearchBox } from '#ui/search-box.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { useToday } from '#ui/today.ts'
import { useFilter } from '../address.ts'
import { useMay } from '../session.ts'
import { useDownload } from '../use-download.ts'
import { useRead } from '../use-read.ts'
import { AreaPanel } from './areas/area-panel.tsx'
import { AreaTree } from './areas/area-tree.tsx'
import { ChangesList } from './areas/changes-list.tsx'
import { ImportAreas } from './areas/import-areas.tsx'
import './areas/areas.css'

/** `/areas`: the tree of areas as it stands or stood on a day, the history of each, and what is done to them. Filters: search, on, area. */
export default function Areas() {
  const { t } = useLanguage()
  const may = useMay()
  const today = useToday()
  const [filter, set] = useFilter()
  const [isImporting, setImporting] = useState(false)
  const download = useDownload(exportAreas)
  const asOf = filter.on && filter.on < today ? filter.on : undefined
  const day = asOf === undefined ? {} : { asOf }
  const areas = useRead(listAreas, { query: day })
  const figures = useRead(areaFigures, { query: day }, { enabled: may('campaign.read') })
  const rows = areas.data?.rows ?? []
  const count = (level: string) => rows.filter((area) => area.level === level).length
  const isFirst = rows.length > 0 && count('town') === 0 && asOf === undefined
  return (
    <>
      <PageHead
        title={t('office.nav.areas')}
        note={rows.length > 0 && t('areas.count', { towns: count('town'), villages: count('village') })}
        actions={
          <>
            <Button loading={download.isBusy} onClick={() => void download.start({})}>{t('areas.export')}</Button>
            {may('area.manage') && !isFirst && <Button type="primary" onClick={() => setImporting(true)}>{t('areas.import')}</Button>}
          </>
        }
      />
      <ProblemNote problem={areas.error ?? download.problem} onRetry={() => void areas.refetch()} />
      {!isFirst && (
        <FilterBar onClear={filter.search || filter.on ? () => set({ search: undefined, on: undefined }) : undefined}>
          <SearchBox label={t('areas.search')} value={filter.search ?? ''} onChange={(search) => set({ search })} />
          <label className="row">
            {t('areas.as-of')}
            <Input type="date" max={today} value={asOf ?? today} style={{ width: 150 }} onChange={(event) => set({ on: event.target.value === today ? undefined : event.target.value })} />
          </label>
        </FilterBar>
      )}
      <div className="columns areas-columns">
        <Sheet flush>
          {areas.isPending && <Loading />}
          {areas.data && rows.length === 0 && <Empty title={t('areas.none')} />}
          {rows.length > 0 && <AreaTree key={`${asOf} ${filter.search}`} rows={rows} figures={figures.data?.rows} chosen={filter.area} search={filter.search ?? ''} isPast={asOf !== undefined} onChoose={(area) => set({ area })} />}
        </Sheet>
        <div className="stack">
          {(isImporting || isFirst) && may('area.manage') && <ImportAreas isFirst={isFirst} onClose={() => setImporting(false)} />}
          {filter.area && <AreaPanel areaId={filter.area} areas={rows} onChoose={(area) => set({ area })} />}
          {!filter.area && !isImporting && may('area.manage') && <ChangesList onChoose={(area) => set({ area })} />}
        </div>
      </div>
    </>
  )
}
