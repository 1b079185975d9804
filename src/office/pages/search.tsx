import type { z } from 'zod'
import { searchHouseholds } from '#contract/households.ts'
import { DataTable, type DataColumn } from '#ui/data-table.tsx'
import { Empty } from '#ui/empty.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { More } from '#ui/more.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { SearchBox } from '#ui/search-box.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Watermark } from '#ui/watermark.tsx'
import { useFilter } from '../address.ts'
import { paths } from '../paths.ts'
import { usePages } from '../use-pages.ts'

type Found = z.infer<typeof searchHouseholds.response>['rows'][number]

/** Finds a household by the name of one of its people, by citizen id or by phone. */
export default function SearchPage() {
  const { t } = useLanguage()
  const [filter, set] = useFilter()
  const search = filter.search ?? ''
  const found = usePages(searchHouseholds, { query: { search } }, { enabled: search !== '' })
  const columns: DataColumn<Found>[] = [
    { key: 'head', title: t('household.search.head'), render: (one) => <Go to={paths.household(one.id)}>{t('household.of', { name: one.headName })}</Go> },
    { key: 'matched', title: t('household.search.matched'), render: (one) => one.matched },
    { key: 'area', title: t('household.search.area'), render: (one) => one.areaName },
    { key: 'members', title: t('household.search.members'), isNumber: true, render: (one) => one.members },
  ]
  return (
    <>
      <PageHead title={t('household.search.title')} note={t('household.search.note')} />
      <FilterBar>
        <SearchBox autoFocus width={380} label={t('household.search.label')} value={search} onChange={(next) => set({ search: next })} />
      </FilterBar>
      <ProblemNote problem={found.error} onRetry={found.retry} />
      {search !== '' && !found.isLoadingError && (
        <Sheet flush>
          {found.isLoading ? <Loading /> : <DataTable caption={t('household.search.title')} columns={columns} rows={found.rows} rowKey={(one) => one.id} empty={<Empty title={t('household.search.none', { search })}>{t('household.search.none.why')}</Empty>} />}
          {found.rows.length > 0 && <More shown={found.rows.length} total={found.total} onMore={found.more} isBusy={found.isFetchingMore} />}
        </Sheet>
      )}
      <Watermark />
    </>
  )
}
