import { Checkbox } from 'antd'
import type { Plan } from '#domain/plan/plan.ts'
import { severities } from '#domain/casework/severity.ts'
import { findingStates } from '#domain/casework/transition.ts'
import { Choice } from '#ui/choice.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { useLanguage } from '#ui/language.ts'
import { SearchBox } from '#ui/search-box.tsx'
import { useFilter } from '../../address.ts'
import { AreaSelect } from '../../area/area-select.tsx'

const names = ['area', 'state', 'open', 'overdue', 'spot', 'kind', 'severity', 'search'] as const

/** What narrows the list of problems; all of it stands in the address. */
export function FindingFilters({ plan }: { readonly plan: Plan | undefined }) {
  const { t, words } = useLanguage()
  const [filter, set] = useFilter()
  const isSet = names.some((name) => filter[name])
  const yes = (name: 'open' | 'overdue' | 'spot') => (
    <Checkbox checked={filter[name] === 'true'} onChange={(event) => set({ [name]: event.target.checked ? 'true' : undefined })}>{t(`findings.filter.${name}`)}</Checkbox>
  )
  return (
    <FilterBar onClear={isSet ? () => set(Object.fromEntries(names.map((name) => [name, undefined]))) : undefined}>
      <SearchBox width={180} label={t('findings.search')} value={filter.search ?? ''} onChange={(search) => set({ search })} />
      <AreaSelect width={150} label={t('roster.area')} value={filter.area} onChange={(area) => set({ area })} />
      <Choice label={t('findings.kind')} width={150} value={filter.kind} onChange={(kind) => set({ kind })} options={(plan?.problems.kinds ?? []).map((kind) => ({ value: kind.id, label: words(kind.title) }))} />
      <Choice label={t('findings.severity')} width={120} value={filter.severity} onChange={(severity) => set({ severity })} options={severities.map((value) => ({ value, label: t(`findings.severity.${value}`) }))} />
      <Choice label={t('findings.state')} width={110} value={filter.state} onChange={(state) => set({ state })} options={findingStates.map((value) => ({ value, label: t(`findings.state.${value}`) }))} />
      {yes('open')}
      {yes('overdue')}
      {yes('spot')}
    </FilterBar>
  )
}
