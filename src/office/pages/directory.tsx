import { Button } from 'antd'
import { listDirectory } from '#contract/accounts.ts'
import { DataTable } from '#ui/data-table.tsx'
import { Empty } from '#ui/empty.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { SearchBox } from '#ui/search-box.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Tag } from '#ui/tag.tsx'
import { Watermark } from '#ui/watermark.tsx'
import { useFilter } from '../address.ts'
import { useRead } from '../use-read.ts'
import { useDepartmentName } from './accounts/use-departments.ts'

/** `/directory`: the working team, by unit from the highest down, with the telephone of each (J-63). Prints on A4. */
export default function Directory() {
  const { t } = useLanguage()
  const read = useRead(listDirectory, {})
  const [filter, set] = useFilter()
  const departmentName = useDepartmentName()
  const search = (filter.search ?? '').toLowerCase()
  const rows = (read.data?.rows ?? []).filter((row) => [row.name, row.areaName, row.post, row.phone].some((text) => text.toLowerCase().includes(search)))
  return (
    <>
      <Watermark />
      <PageHead title={t('office.nav.directory')} actions={<Button onClick={() => window.print()}>{t('ui.print')}</Button>} />
      <ProblemNote problem={read.error} onRetry={() => void read.refetch()} />
      <FilterBar onClear={filter.search ? () => set({ search: undefined }) : undefined}>
        <SearchBox label={t('accounts.search')} value={filter.search ?? ''} onChange={(value) => set({ search: value })} />
      </FilterBar>
      <Sheet flush>
        <DataTable
          caption={t('office.nav.directory')}
          rows={rows}
          rowKey={(row) => `${row.areaId} ${row.role} ${row.name}`}
          empty={read.isPending ? <Loading /> : <Empty title={t('accounts.none-found')} />}
          columns={[
            { key: 'unit', title: t('accounts.unit'), render: (row) => (row.department ? `${row.areaName} ${departmentName(row.department)}` : row.areaName) },
            { key: 'name', title: t('office.accounts.name'), render: (row) => <>{row.name} {row.isPrincipal && <Tag kind="accent">{t('accounts.principal')}</Tag>}</> },
            { key: 'post', title: t('accounts.post'), render: (row) => row.post },
            { key: 'role', title: t('office.accounts.role'), render: (row) => t(`access.role.${row.role}`) },
            { key: 'phone', title: t('accounts.phone'), render: (row) => row.phone },
          ]}
        />
      </Sheet>
    </>
  )
}
