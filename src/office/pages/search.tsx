import { Button } from 'antd'
import type { z } from 'zod'
import { listElsewhere } from '#contract/household-desk.ts'
import { listHouseholds, searchHouseholds, type RegisteredHousehold } from '#contract/households.ts'
import { Choice } from '#ui/choice.tsx'
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
import { useAreas } from '../area/use-areas.ts'
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
  const own = useSession().area
  const campaign = useCurrentCampaign()
  // A village has so few that its list is there at once.
  const areaId = filter.area ?? (own?.level === 'village' ? own.id : undefined)
  const isListing = search === '' && areaId !== undefined && may('household.list')
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
      <FilterBar onClear={isListing && (filter.area || filter.listed) ? () => set({ area: undefined, listed: undefined }) : undefined}>
        <SearchBox autoFocus width={460} label={t('household.search.label')} value={search} onChange={(next) => set({ search: next })} />
        {search === '' && <AreaSelect label={t('roster.area')} value={filter.area} onChange={(area) => set({ area })} />}
        {isListing && campaign && <Choice label={t('household.registered.listed')} value={filter.listed} onChange={(listed) => set({ listed })} options={['true', 'false'].map((value) => ({ value, label: t(`household.registered.listed.${value}`) }))} />}
      </FilterBar>
      <ProblemNote problem={found.error} onRetry={found.retry} />
      {isListing && areaId && <div className="stack"><Registered areaId={areaId} listed={filter.listed} /><RegisteredElsewhere areaId={areaId} /></div>}
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

/** The households of an area that the registry has, on the roster or not. */
function Registered({ areaId, listed }: { readonly areaId: string; readonly listed: string | undefined }) {
  const { t } = useLanguage()
  const campaign = useCurrentCampaign()
  const { nameOf } = useAreas()
  const found = usePages(listHouseholds, { params: { areaId }, query: { ...(campaign && { campaign }), ...((listed === 'true' || listed === 'false') && { listed }) } })
  const title = t('household.registered', { area: nameOf(areaId) })
  const columns: DataColumn<RegisteredHousehold>[] = [
    { key: 'head', title: t('household.search.head'), render: (one) => <Go to={paths.household(one.id)}>{t('household.of', { name: one.headName })}</Go> },
    { key: 'area', title: t('household.search.area'), render: (one) => one.areaName },
    { key: 'address', title: t('household.registered.address'), render: (one) => one.address },
    { key: 'members', title: t('household.search.members'), isNumber: true, render: (one) => one.members },
    ...(campaign ? [{ key: 'listed', title: t('household.registered.listed'), render: (one: RegisteredHousehold) => (one.isListed ? <Tag kind="ok">{t('household.registered.listed.true')}</Tag> : <Tag>{t('household.registered.listed.false')}</Tag>) }] : []),
  ]
  return (
    <Sheet title={title} flush>
      <ProblemNote problem={found.error} onRetry={found.retry} />
      {found.isLoading ? <Loading /> : !found.isLoadingError && <DataTable caption={title} columns={columns} rows={found.rows} rowKey={(one) => one.id} empty={<Empty title={t('household.registered.none')} />} />}
      {found.rows.length > 0 && <More shown={found.rows.length} total={found.total} onMore={found.more} isBusy={found.isFetchingMore} />}
    </Sheet>
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
function RegisteredElsewhere({ areaId }: { readonly areaId: string }) {
  const rows = useRead(listElsewhere, { params: { areaId } }).data?.rows ?? []
  if (rows.length === 0) return null
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
