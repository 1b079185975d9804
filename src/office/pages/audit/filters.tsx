import { Input } from 'antd'
import { isPlainDate } from '#domain/calendar/plain-date.ts'
import { FilterBar } from '#ui/filter-bar.tsx'
import { useLanguage } from '#ui/language.ts'
import { SearchBox } from '#ui/search-box.tsx'
import { useToday } from '#ui/today.ts'
import { AreaSelect } from '../../area/area-select.tsx'

export type AuditFilter = { readonly [name in 'action' | 'object' | 'by' | 'from' | 'until' | 'area' | 'after']?: string | undefined }
type Props = { readonly filter: AuditFilter; readonly onChange: (change: AuditFilter) => void }

/** By whom, on which days, where. */
export function AuditFilters({ filter, onChange }: Props) {
  const { t } = useLanguage()
  const today = useToday()
  const isFiltered = [filter.by, filter.from, filter.until, filter.area, filter.action, filter.object].some(Boolean)
  const set = (change: AuditFilter) => onChange({ ...change, after: undefined })
  const day = (name: 'from' | 'until') => (
    <label className="row nowrap">
      <span className="muted">{t(`office.audit.${name}`)}</span>
      {/* While a day is being typed its year passes through 0002. */}
      <Input type="date" style={{ width: 150 }} max={today} value={filter[name] ?? ''} onChange={({ target: { value } }) => (value === '' || (isPlainDate(value) && value > '2000')) && set({ [name]: value || undefined })} />
    </label>
  )
  return (
    <FilterBar onClear={isFiltered ? () => set({ by: undefined, from: undefined, until: undefined, area: undefined, action: undefined, object: undefined }) : undefined}>
      <SearchBox label={t('office.audit.by-name')} width={170} value={filter.by ?? ''} onChange={(by) => set({ by: by || undefined })} />
      {day('from')}
      {day('until')}
      <AreaSelect label={t('office.area')} value={filter.area} onChange={(area) => set({ area })} />
    </FilterBar>
  )
}
