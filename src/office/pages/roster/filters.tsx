import type { CampaignDetail } from '#contract/campaigns.ts'
import { Choice } from '#ui/choice.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { useLanguage } from '#ui/language.ts'
import { SearchBox } from '#ui/search-box.tsx'
import { useFilter } from '../../address.ts'
import { AreaSelect } from '../../area/area-select.tsx'
import { useTitleOf } from '../../campaign/use-campaign.ts'

const coverages = ['NOT_VISITED', 'DRAFT', 'PARTLY', 'SEEN', 'AGAIN_DUE']
const names = ['area', 'part', 'coverage', 'label', 'state', 'unplaced', 'search']

/** What narrows the roster; all of it stands in the address. */
export function RosterFilters({ campaign }: { readonly campaign: CampaignDetail | undefined }) {
  const { t, words } = useLanguage()
  const [filter, set] = useFilter()
  const titleOf = useTitleOf()
  const parts = campaign?.plan.rosters[0]?.parts
  const labels = (campaign?.plan.populations ?? []).flatMap((population) => [population, ...population.focus]).map((one) => ({ value: one.id, label: words(one.title) }))
  const isSet = names.some((name) => filter[name])
  return (
    <FilterBar onClear={isSet ? () => set(Object.fromEntries(names.map((name) => [name, undefined]))) : undefined}>
      <SearchBox label={t('roster.search')} value={filter.search ?? ''} onChange={(search) => set({ search })} />
      <AreaSelect label={t('roster.area')} value={filter.area} onChange={(area) => set({ area })} />
      <Choice label={t('roster.part')} value={filter.part} onChange={(part) => set({ part })} options={['covered', 'possible'].map((value) => ({ value, label: parts ? titleOf(parts, value) : t(`roster.part.${value}`) }))} />
      <Choice label={t('roster.coverage')} value={filter.coverage} onChange={(coverage) => set({ coverage })} options={coverages.map((value) => ({ value, label: t(`roster.coverage.${value}`) }))} />
      <Choice label={t('roster.label')} width={170} value={filter.label} onChange={(label) => set({ label })} options={labels} />
      <Choice label={t('roster.on-list')} width={100} value={filter.state} onChange={(state) => set({ state })} options={['LISTED', 'STRUCK'].map((value) => ({ value, label: t(`roster.on-list.${value}`) }))} />
    </FilterBar>
  )
}
