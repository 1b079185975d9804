import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { getKeyWorkbook, listKeyHouseholds, type KeyHousehold } from '#contract/key-households.ts'
import { keyListOf } from '#domain/casework/case-plan.ts'
import { Choice } from '#ui/choice.tsx'
import { Empty } from '#ui/empty.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { More } from '#ui/more.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { SearchBox } from '#ui/search-box.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Watermark } from '#ui/watermark.tsx'
import { useFilter, useParam } from '../address.ts'
import { AreaSelect } from '../area/area-select.tsx'
import { useCampaign, useCrumbs } from '../campaign/use-campaign.ts'
import { PlanClause } from '../parts/plan-clause.tsx'
import { useMay } from '../session.ts'
import { useDownload } from '../use-download.ts'
import { usePages } from '../use-pages.ts'
import { AddContact } from './key-households/add-contact.tsx'
import { KeepKey } from './key-households/keep.tsx'
import { KeyTable } from './key-households/key-table.tsx'
import { ProposedKeys } from './key-households/proposed-keys.tsx'

const names = ['area', 'state', 'why', 'frequency', 'overdue', 'search'] as const

/** 重点户（人员）: who is followed, whoever is to be seen first at the top. */
export default function KeyHouseholdsPage() {
  const { t, words } = useLanguage()
  const id = useParam('id')
  const may = useMay()
  const [filter, set] = useFilter()
  const plan = useCampaign(id)?.plan
  const list = plan && keyListOf(plan)
  const [isAdding, setAdding] = useState(false)
  const [contacting, setContacting] = useState<KeyHousehold>()
  const query = Object.fromEntries(names.flatMap((name) => (filter[name] ? [[name, filter[name]]] : [])))
  const keys = usePages(listKeyHouseholds, { params: { id }, query: query as never })
  const file = useDownload(getKeyWorkbook)
  const isSet = names.some((name) => filter[name])
  return (
    <>
      <PageHead
        title={t('key-households.title')}
        tags={<PlanClause campaignId={id} part="key-households" />}
        crumbs={useCrumbs(id)}
        actions={<><Button loading={file.isBusy} disabled={keys.total === 0} onClick={() => void file.start({ params: { id }, query: query as never })}>{t('key-households.export')}</Button>{may('key-household.keep') && <Button type="primary" onClick={() => setAdding(true)}>{t('key-households.add')}</Button>}</>}
      />
      <ProposedKeys campaignId={id} />
      <FilterBar onClear={isSet ? () => set(Object.fromEntries(names.map((name) => [name, undefined]))) : undefined}>
        <SearchBox width={180} label={t('key-households.search')} value={filter['search'] ?? ''} onChange={(search) => set({ search })} />
        <AreaSelect label={t('roster.area')} value={filter['area']} onChange={(area) => set({ area })} />
        <Choice label={t('key-households.why')} width={180} value={filter['why']} onChange={(why) => set({ why })} options={(list?.reasons ?? []).map((one) => ({ value: one.id, label: words(one.title) }))} />
        <Choice label={t('key-households.frequency')} width={110} value={filter['frequency']} onChange={(frequency) => set({ frequency })} options={(list?.frequencies ?? []).map((one) => ({ value: one.id, label: words(one.title) }))} />
        <Choice label={t('findings.state')} width={110} value={filter['state']} onChange={(state) => set({ state })} options={(['ON', 'OFF'] as const).map((value) => ({ value, label: t(`key-households.state.${value}`) }))} />
        <Checkbox checked={filter['overdue'] === 'true'} onChange={(event) => set({ overdue: event.target.checked ? 'true' : undefined })}>{t('key-households.filter.overdue')}</Checkbox>
      </FilterBar>
      <ProblemNote problem={keys.error ?? file.problem ?? null} {...(keys.error && { onRetry: keys.retry })} />
      {!keys.isLoadingError && (
        <Sheet flush>
          {keys.isLoading ? <Loading /> : <KeyTable rows={keys.rows} {...(may('key-household.keep') && { onContact: setContacting })} empty={<Empty title={t(isSet ? 'key-households.none-found' : 'key-households.none')} />} />}
          {keys.rows.length > 0 && <More shown={keys.rows.length} total={keys.total} onMore={keys.more} isBusy={keys.isFetchingMore} />}
        </Sheet>
      )}
      {isAdding && <KeepKey campaignId={id} onClose={() => setAdding(false)} />}
      {contacting && <AddContact of={contacting} onClose={() => setContacting(undefined)} />}
      <Watermark />
    </>
  )
}
