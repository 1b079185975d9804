import type { CampaignDetail } from '#contract/campaigns.ts'
import { listTeams } from '#contract/teams.ts'
import { partIds } from '#domain/roster/base-roster.ts'
import { seesRestricted } from '#domain/registry/shown-sources.ts'
import { Choice } from '#ui/choice.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { useLanguage } from '#ui/language.ts'
import { SearchBox } from '#ui/search-box.tsx'
import { useFilter } from '../../address.ts'
import { AreaSelect } from '../../area/area-select.tsx'
import { useMay, useSession } from '../../session.ts'
import { useRead } from '../../use-read.ts'
import { usePartName } from './part-name.ts'

const coverages = ['NOT_VISITED', 'DRAFT', 'PARTLY', 'SEEN', 'GONE', 'AGAIN_DUE']
const names = ['area', 'part', 'coverage', 'label', 'state', 'source', 'team', 'lacking', 'unplaced', 'import', 'search']

/** What narrows the roster; all of it stands in the address. */
export function RosterFilters({ campaign }: { readonly campaign: CampaignDetail | undefined }) {
  const { t, words } = useLanguage()
  const [filter, set] = useFilter()
  const partName = usePartName()
  const may = useMay()
  const parts = campaign ? partIds(campaign.plan) : []
  const teams = useRead(listTeams, { query: {} }, { enabled: may('team.read') }).data?.rows ?? []
  const labels = (campaign?.plan.populations ?? []).flatMap((population) => [population, ...population.focus]).map((one) => ({ value: one.id, label: words(one.title) }))
  const { account } = useSession()
  const plan = campaign?.plan
  const sources = (plan?.sources ?? []).filter((source) => !source.restricted || seesRestricted(plan!.sources, account.role)).map((source) => ({ value: source.id, label: words(source.title) }))
  const isSet = names.some((name) => filter[name])
  return (
    <FilterBar onClear={isSet ? () => set(Object.fromEntries(names.map((name) => [name, undefined]))) : undefined}>
      <SearchBox label={t('roster.search')} value={filter.search ?? ''} onChange={(search) => set({ search })} />
      <AreaSelect label={t('roster.area')} value={filter.area} onChange={(area) => set({ area })} />
      <Choice label={t('roster.part')} value={filter.part} onChange={(part) => set({ part })} options={parts.map((value) => ({ value, label: partName(campaign?.plan, value) }))} />
      <Choice label={t('roster.coverage')} value={filter.coverage} onChange={(coverage) => set({ coverage })} options={coverages.map((value) => ({ value, label: t(`roster.coverage.${value}`) }))} />
      <Choice label={t('roster.label')} width={170} value={filter.label} onChange={(label) => set({ label })} options={labels} />
      <Choice label={t('roster.source')} width={130} value={filter.source} onChange={(source) => set({ source })} options={[...sources, { value: 'none', label: t('roster.source.none') }]} />
      {may('team.read') && <Choice label={t('teams.team')} width={130} value={filter.team} onChange={(team) => set({ team })} options={[{ value: 'none', label: t('teams.none') }, ...teams.map((team) => ({ value: team.id, label: team.name }))]} />}
      <Choice label={t('roster.lacking')} width={110} value={filter.lacking} onChange={(lacking) => set({ lacking })} options={[{ value: 'true', label: t('roster.lacking') }]} />
      <Choice label={t('roster.on-list')} width={100} value={filter.state} onChange={(state) => set({ state })} options={['LISTED', 'STRUCK'].map((value) => ({ value, label: t(`roster.on-list.${value}`) }))} />
      {filter.unplaced === 'false' && <Choice label={t('roster.placed')} width={110} value={filter.unplaced} onChange={(unplaced) => set({ unplaced })} options={[{ value: filter.unplaced, label: t('roster.placed') }]} />}
      {filter.import && <Choice label={t('roster.of-import')} width={130} value={filter.import} onChange={(next) => set({ import: next })} options={[{ value: filter.import, label: t('roster.of-import') }]} />}
    </FilterBar>
  )
}
