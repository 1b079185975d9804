import { Button } from 'antd'
import type { z } from 'zod'
import { listElsewhere } from '#contract/household-desk.ts'
import { searchHouseholds } from '#contract/households.ts'
import { DataTable, type DataColumn } from '#ui/data-table.tsx'
import { Empty } from '#ui/empty.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { Go, useGo } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { More } from '#ui/more.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { SearchBox } from '#ui/search-box.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Tag } from '#ui/tag.tsx'
import { Watermark } from '#ui/watermark.tsx'
import { useFilter } from '../address.ts'
import { AreaSelect } from '../area/area-select.tsx'
import { paths } from '../paths.ts'
import { useMay, useSession } from '../session.ts'
import { useCurrentCampaign } from '../shell/current-campaign.ts'
import { usePages } from '../use-pages.ts'
import { useRead } from '../use-read.ts'

type Found = z.infer<typeof searchHouseholds.response>['rows'][number]
type Elsewhere = z.infer<typeof searchHouseholds.response>['elsewhere'][number]

/** Finds a household: by the name of one of its people or how it sounds, by the end of a number, a provisional number, a phone, a village. */
export default function SearchPage() {
  const { t } = useLanguage()
  const go = useGo()
  const may = useMay()
  const [filter, set] = useFilter()
  const search = filter.search ?? ''
  const found = usePages(searchHouseholds, { query: { search } }, { enabled: search !== '' })
  const first = useRead(searchHouseholds, { query: { search, limit: 1 } }, { enabled: search !== '' }).data
  const areas = first?.areas ?? []
  const columns: DataColumn<Found>[] = [
    { key: 'head', title: t('household.search.head'), render: (one) => <Go to={paths.household(one.id)}>{t('household.of', { name: one.headName })}</Go> },
    { key: 'matched', title: t('household.search.matched'), render: (one) => one.matched },
    { key: 'area', title: t('household.search.area'), render: (one) => one.areaName },
    { key: 'members', title: t('household.search.members'), isNumber: true, render: (one) => one.members },
  ]
  return (
    <>
      <PageHead
        title={t('household.search.title')}
        actions={
          <>
            {may('household.merge') && <Button onClick={() => go(paths.duplicates())}>{t('duplicates.title')}</Button>}
            {may('household.edit') && <Button onClick={() => go(paths.newHousehold())}>{t('desk.new.title')}</Button>}
          </>
        }
      />
      <FilterBar>
        <SearchBox autoFocus width={460} label={t('household.search.label')} value={search} onChange={(next) => set({ search: next })} />
        {search === '' && <AreaSelect villagesOnly={false} label={t('household.elsewhere.area')} value={filter.area} onChange={(area) => set({ area })} />}
      </FilterBar>
      <ProblemNote problem={found.error} onRetry={found.retry} />
      {search === '' && <RegisteredElsewhere areaId={filter.area} />}
      {search !== '' && <Villages areas={areas} />}
      {search !== '' && !found.isLoadingError && (
        <Sheet flush>
          {found.isLoading ? <Loading /> : <DataTable caption={t('household.search.title')} columns={columns} rows={found.rows} rowKey={(one) => one.id} empty={areas.length > 0 ? <Empty title={t('household.search.nobody-called', { search })}>{t('household.search.see-village')}</Empty> : <Empty title={t('household.search.none', { search })}>{t('household.search.none.why')}</Empty>} />}
          {found.rows.length > 0 && <More shown={found.rows.length} total={found.total} onMore={found.more} isBusy={found.isFetchingMore} />}
          {first?.isCutOff && <div className="sheet-note">{t('household.search.cut')}</div>}
        </Sheet>
      )}
      {search !== '' && (first?.elsewhere.length ?? 0) > 0 && <ElsewhereLines rows={first?.elsewhere ?? []} />}
      <Watermark />
    </>
  )
}

/** Villages of one's own area that are called so lead to their households. */
function Villages({ areas }: { readonly areas: readonly { readonly id: string; readonly name: string }[] }) {
  const { t } = useLanguage()
  const campaign = useCurrentCampaign()
  if (areas.length === 0 || !campaign) return null
  return <p className="row">{t('household.search.villages')} {areas.map((area) => <Go key={area.id} to={paths.roster(campaign, { area: area.id })}>{area.name}</Go>)}</p>
}

/** Households that are registered here and live in another village: seen at both places, visited once (J-24). */
function RegisteredElsewhere({ areaId }: { readonly areaId: string | undefined }) {
  const own = useSession().area
  const id = areaId ?? (own?.level === 'village' ? own.id : undefined)
  const rows = useRead(listElsewhere, { params: { areaId: id ?? '' } }, { enabled: id !== undefined }).data?.rows ?? []
  if (id === undefined || rows.length === 0) return null
  return <ElsewhereLines rows={rows} />
}

function ElsewhereLines({ rows }: { readonly rows: readonly Elsewhere[] }) {
  const { t } = useLanguage()
  return (
    <Sheet title={t('household.elsewhere', { count: rows.length })} flush>
      <DataTable
        caption={t('household.elsewhere', { count: rows.length })}
        rows={rows}
        rowKey={(row) => `${row.headName} ${row.livesAt} ${row.registeredAt}`}
        columns={[
          { key: 'head', title: t('household.search.head'), render: (row) => (row.householdId ? <Go to={paths.household(row.householdId)}>{t('household.of', { name: row.headName })}</Go> : t('household.of', { name: row.headName })) },
          { key: 'registered', title: t('household.elsewhere.registered'), render: (row) => row.registeredAt },
          { key: 'lives', title: t('household.elsewhere.lives'), render: (row) => <><Tag kind="wait">{t('household.elsewhere.tag')}</Tag> {row.livesAt}</> },
        ]}
      />
    </Sheet>
  )
}
