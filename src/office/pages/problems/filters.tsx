import { Checkbox } from 'antd'
import { bandsOf, departmentTitle, gapKinds } from '#domain/casework/case-plan.ts'
import { severities } from '#domain/casework/severity.ts'
import { findingStates } from '#domain/casework/transition.ts'
import type { Plan } from '#domain/plan/plan.ts'
import { Choice } from '#ui/choice.tsx'
import { DateText } from '#ui/date-text.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { useLanguage } from '#ui/language.ts'
import { SearchBox } from '#ui/search-box.tsx'
import { useFilter } from '../../address.ts'
import { AreaSelect } from '../../area/area-select.tsx'

export const filterNames = ['area', 'state', 'open', 'overdue', 'due', 'spot', 'doubt', 'reopened', 'review', 'kind', 'severity', 'gap', 'line', 'age', 'acted', 'search'] as const

/** What narrows the list of problems; all of it stands in the address. */
export function FindingFilters({ plan }: { readonly plan: Plan | undefined }) {
  const { t, words } = useLanguage()
  const [filter, set] = useFilter()
  const isSet = filterNames.some((name) => filter[name])
  const yes = (name: 'open' | 'overdue' | 'spot' | 'doubt' | 'reopened' | 'review') => (
    <Checkbox checked={filter[name] === 'true'} onChange={(event) => set({ [name]: event.target.checked ? 'true' : undefined })}>{t(`findings.filter.${name}`)}</Checkbox>
  )
  const lines = [...new Set((plan?.problems.kinds ?? []).flatMap((kind) => kind.line ?? []))]
  return (
    <FilterBar onClear={isSet ? () => set(Object.fromEntries(filterNames.map((name) => [name, undefined]))) : undefined}>
      <SearchBox width={160} label={t('findings.search')} value={filter['search'] ?? ''} onChange={(search) => set({ search })} />
      <AreaSelect width={150} label={t('roster.area')} value={filter['area']} onChange={(area) => set({ area })} />
      <Choice label={t('findings.kind')} width={140} value={filter['kind']} onChange={(kind) => set({ kind })} options={(plan?.problems.kinds ?? []).map((kind) => ({ value: kind.id, label: words(kind.title) }))} />
      <Choice label={t('findings.severity')} width={110} value={filter['severity']} onChange={(severity) => set({ severity })} options={severities.map((value) => ({ value, label: t(`findings.severity.${value}`) }))} />
      <Choice label={t('findings.state')} width={100} value={filter['state']} onChange={(state) => set({ state })} options={findingStates.map((value) => ({ value, label: t(`findings.state.${value}`) }))} />
      {plan && gapKinds(plan).length > 0 && <Choice label={t('findings.gap')} width={140} value={filter['gap']} onChange={(gap) => set({ gap })} options={[...gapKinds(plan).map((gap) => ({ value: gap.id, label: words(gap.title) })), { value: 'none', label: t('findings.gap.none') }]} />}
      {plan && lines.length > 0 && <Choice label={t('findings.line')} width={140} value={filter['line']} onChange={(line) => set({ line })} options={[...lines.map((line) => ({ value: line, label: words(departmentTitle(plan, line) ?? { zh: line, en: line }) })), { value: 'none', label: t('findings.line.none') }]} />}
      {plan && <Choice label={t('findings.age')} width={120} value={filter['age']} onChange={(age) => set({ age })} options={bandsOf(plan).map((band) => ({ value: band.id, label: band.toDays === undefined ? t('findings.age.over', { days: band.fromDays - 1 }) : t('findings.age.band', { from: band.fromDays, to: band.toDays }) }))} />}
      {yes('open')}
      {yes('overdue')}
      {filter['due'] && <Checkbox checked onChange={() => set({ due: undefined })}>{t('findings.filter.due')} <DateText date={filter['due']} /></Checkbox>}
      {yes('spot')}
      {filter['doubt'] && yes('doubt')}
      {filter['reopened'] && yes('reopened')}
      {filter['review'] && yes('review')}
      {filter['acted'] && <Checkbox checked onChange={() => set({ acted: undefined })}>{t(`findings.filter.acted.${filter['acted']}`)}</Checkbox>}
    </FilterBar>
  )
}
