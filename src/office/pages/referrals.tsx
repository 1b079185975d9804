import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { listReferrals, type Referral } from '#contract/referrals.ts'
import { departmentsOf } from '#domain/casework/case-plan.ts'
import { referralStates } from '#domain/casework/referral.ts'
import { Choice } from '#ui/choice.tsx'
import { DataTable, type DataColumn } from '#ui/data-table.tsx'
import { DateText, DueText, MomentText } from '#ui/date-text.tsx'
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
import { useFilter, useParam } from '../address.ts'
import { AreaSelect } from '../area/area-select.tsx'
import { useCampaign, useCrumbs } from '../campaign/use-campaign.ts'
import { CaseTabs } from '../parts/case-tabs.tsx'
import { PlanClause } from '../parts/plan-clause.tsx'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { usePages } from '../use-pages.ts'
import { ProposedReferrals } from './referrals/proposed.tsx'
import { MakeReferral } from './referrals/make-referral.tsx'
import { ReferralState } from './referrals/referral-state.tsx'

const names = ['area', 'department', 'state', 'unanswered', 'overdue', 'search'] as const

/** What was passed to departments, and their answers. */
export default function ReferralsPage() {
  const { t, words } = useLanguage()
  const id = useParam('id')
  const may = useMay()
  const [filter, set] = useFilter()
  const plan = useCampaign(id)?.plan
  const [isMaking, setMaking] = useState(false)
  const query = Object.fromEntries(names.flatMap((name) => (filter[name] ? [[name, filter[name]]] : [])))
  const referrals = usePages(listReferrals, { params: { id }, query: query as never })
  const isSet = names.some((name) => filter[name])
  const columns: DataColumn<Referral>[] = [
    { key: 'need', title: t('referrals.need'), width: '26%', render: (one) => <><Go to={paths.referral(one.id)}>{one.need}</Go>{(one.result || one.reason) && <div className="muted">{one.result || one.reason}</div>}</> },
    { key: 'whose', title: t('findings.column.whose'), render: (one) => <>{may('household.read') && may('finding.settle') ? <Go to={paths.household(one.householdId)}>{one.headName}</Go> : one.headName}{one.personName && one.personName !== one.headName && `　${one.personName}`}<div className="faint">{one.townName} {one.areaName}</div></> },
    { key: 'department', title: t('referrals.department'), render: (one) => words(one.department.title) },
    { key: 'from', title: t('referrals.from'), render: (one) => <>{one.from}<div className="faint">{one.sentBy}　<MomentText at={one.sentAt} /></div></> },
    { key: 'due', title: t('referrals.due'), render: (one) => <DueText due={one.due} done={one.state !== 'SENT' && one.state !== 'ACCEPTED'} /> },
    { key: 'state', title: t('findings.state'), render: (one) => <><ReferralState referral={one} />{one.toldOn && <div className="faint">{t('referrals.told')} <DateText date={one.toldOn} /></div>}</> },
  ]
  return (
    <>
      <PageHead title={t('referrals.title')} tags={<PlanClause campaignId={id} part="referrals" />} crumbs={useCrumbs(id)} actions={may('referral.make') && <Button onClick={() => setMaking(true)}>{t('referrals.make')}</Button>} />
      <CaseTabs campaignId={id} here="referrals" />
      {may('referral.make') && <ProposedReferrals campaignId={id} />}
      <FilterBar onClear={isSet ? () => set(Object.fromEntries(names.map((name) => [name, undefined]))) : undefined}>
        <SearchBox width={180} label={t('referrals.search')} value={filter['search'] ?? ''} onChange={(search) => set({ search })} />
        <AreaSelect label={t('roster.area')} value={filter['area']} onChange={(area) => set({ area })} />
        {may('referral.make') && <Choice label={t('referrals.department')} width={160} value={filter['department']} onChange={(department) => set({ department })} options={(plan ? departmentsOf(plan) : []).map((one) => ({ value: one.id, label: words(one.title) }))} />}
        <Choice label={t('findings.state')} value={filter['state']} onChange={(state) => set({ state })} options={referralStates.map((value) => ({ value, label: t(`referrals.state.${value}`) }))} />
        <Checkbox checked={filter['unanswered'] === 'true'} onChange={(event) => set({ unanswered: event.target.checked ? 'true' : undefined })}>{t('referrals.filter.unanswered')}</Checkbox>
        <Checkbox checked={filter['overdue'] === 'true'} onChange={(event) => set({ overdue: event.target.checked ? 'true' : undefined })}>{t('referrals.filter.overdue')}</Checkbox>
      </FilterBar>
      <ProblemNote problem={referrals.error} onRetry={referrals.retry} />
      {!referrals.isLoadingError && (
        <Sheet flush>
          {referrals.isLoading ? <Loading /> : <DataTable caption={t('referrals.title')} columns={columns} rows={referrals.rows} rowKey={(one) => one.id} empty={<Empty title={t(isSet ? 'referrals.none-found' : 'referrals.none')} />} />}
          {referrals.rows.length > 0 && <More shown={referrals.rows.length} total={referrals.total} onMore={referrals.more} isBusy={referrals.isFetchingMore} />}
        </Sheet>
      )}
      {isMaking && <MakeReferral campaignId={id} onClose={() => setMaking(false)} />}
      <Watermark />
    </>
  )
}
