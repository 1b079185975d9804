import { Checkbox } from 'antd'
import { duty as dutyShape } from '#contract/campaigns.ts'
import { Choice } from '#ui/choice.tsx'
import { DateText } from '#ui/date-text.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { useLanguage } from '#ui/language.ts'
import { useFilter } from '../../address.ts'
import { AreaSelect } from '../../area/area-select.tsx'
import { useAreas } from '../../area/use-areas.ts'
import { useCampaign } from '../../campaign/use-campaign.ts'

export const filterNames = ['area', 'unit', 'stage', 'state', 'place', 'code', 'due'] as const

const { state: states, place: places } = dutyShape.shape

/** What narrows the list of duties; all of it stands in the address. */
export function DutyFilters({ campaignId }: { readonly campaignId: string }) {
  const { t, words } = useLanguage()
  const [filter, set] = useFilter()
  const { nameOf } = useAreas()
  const stages = useCampaign(campaignId)?.stages ?? []
  return (
    <FilterBar onClear={filterNames.some((name) => filter[name]) ? () => set(Object.fromEntries(filterNames.map((name) => [name, undefined]))) : undefined}>
      <Choice label={t('office.duties.stage')} width={150} value={filter['stage']} onChange={(stage) => set({ stage })} options={stages.map((stage) => ({ value: stage.id, label: words(stage.title) }))} />
      <AreaSelect label={t('roster.area')} value={filter['area']} onChange={(area) => set({ area, unit: undefined })} />
      <Choice label={t('office.duties.state')} width={110} value={filter['state']} onChange={(state) => set({ state })} options={states.options.map((value) => ({ value, label: t(`office.duties.state.${value}`) }))} />
      <Choice label={t('office.duties.place')} width={110} value={filter['place']} onChange={(place) => set({ place })} options={places.options.map((value) => ({ value, label: t(`office.duties.place.${value}`) }))} />
      {filter['unit'] && <Checkbox checked onChange={() => set({ unit: undefined })}>{t('office.duties.unit-only', { name: nameOf(filter['unit']) })}</Checkbox>}
      {filter['due'] && <Checkbox checked onChange={() => set({ due: undefined })}>{t('office.duties.due')} <DateText date={filter['due']} /></Checkbox>}
    </FilterBar>
  )
}
