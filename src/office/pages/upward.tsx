import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { listUpward, type Upward } from '#contract/findings.ts'
import { upwardStates } from '#domain/casework/upward.ts'
import { Choice } from '#ui/choice.tsx'
import { DataTable, type DataColumn } from '#ui/data-table.tsx'
import { DueText, MomentText } from '#ui/date-text.tsx'
import { Empty } from '#ui/empty.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { More } from '#ui/more.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Watermark } from '#ui/watermark.tsx'
import { useFilter, useParam } from '../address.ts'
import { AreaSelect } from '../area/area-select.tsx'
import { useCrumbs } from '../campaign/use-campaign.ts'
import { CaseTabs } from '../parts/case-tabs.tsx'
import { PlanClause } from '../parts/plan-clause.tsx'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { usePages } from '../use-pages.ts'
import { AnswerUpward } from './upward/answer-upward.tsx'
import { UpwardState } from './upward/upward-state.tsx'

const names = ['area', 'state', 'overdue', 'mine'] as const

/** What went up with an opinion, and the answers. */
export default function UpwardPage() {
  const { t, words } = useLanguage()
  const id = useParam('id')
  const may = useMay()
  const [filter, set] = useFilter()
  const [answering, setAnswering] = useState<Upward>()
  const query = Object.fromEntries(names.flatMap((name) => (filter[name] ? [[name, filter[name]]] : [])))
  const matters = usePages(listUpward, { params: { id }, query: query as never })
  const isSet = names.some((name) => filter[name])
  const columns: DataColumn<Upward>[] = [
    { key: 'what', title: t('findings.column.what'), width: '24%', render: (one) => <><Go to={paths.problem(one.findingId)}>{words(one.kindTitle)}</Go><div className="muted">{one.description}</div></> },
    { key: 'whose', title: t('findings.column.whose'), render: (one) => <><Go to={paths.household(one.householdId)}>{one.headName}</Go><div className="faint">{one.townName} {one.areaName}</div></> },
    { key: 'opinion', title: t('upward.opinion'), width: '22%', render: (one) => <>{one.opinion}<div className="faint">{one.sentBy}　<MomentText at={one.sentAt} /></div></> },
    { key: 'waiting', title: t('upward.waiting'), isNumber: true, render: (one) => <span className={one.isOverdue ? 'late' : ''}>{t('upward.days', { n: one.waitingDays })}</span> },
    { key: 'due', title: t('upward.due'), render: (one) => one.due && <DueText due={one.due} done={one.state !== 'WAITING'} /> },
    { key: 'state', title: t('findings.state'), width: '20%', render: (one) => <><UpwardState state={one.state} /> <span className="faint">{t(`upward.to.${one.to}`)}</span>{one.answer && <div>{one.answer}</div>}{one.answeredAt && one.answeredBy && <div className="faint">{one.answeredBy}　<MomentText at={one.answeredAt} /></div>}{one.referralId && <Go to={paths.referral(one.referralId)}>{t('upward.referral')}</Go>}</> },
    ...(may('upward.answer') ? [{ key: 'act', title: t('ui.act'), isAct: true, render: (one: Upward) => one.isMine && <Button size="small" type="primary" onClick={() => setAnswering(one)}>{t('upward.answer')}</Button> }] : []),
  ]
  return (
    <>
      <PageHead title={t('upward.title')} tags={<PlanClause campaignId={id} part="upward" />} crumbs={useCrumbs(id)} />
      <CaseTabs campaignId={id} here="upward" />
      <FilterBar onClear={isSet ? () => set(Object.fromEntries(names.map((name) => [name, undefined]))) : undefined}>
        <AreaSelect label={t('roster.area')} value={filter['area']} onChange={(area) => set({ area })} />
        <Choice label={t('findings.state')} value={filter['state']} onChange={(state) => set({ state })} options={upwardStates.map((value) => ({ value, label: t(`upward.state.${value}`) }))} />
        <Checkbox checked={filter['overdue'] === 'true'} onChange={(event) => set({ overdue: event.target.checked ? 'true' : undefined })}>{t('upward.filter.overdue')}</Checkbox>
        <Checkbox checked={filter['mine'] === 'true'} onChange={(event) => set({ mine: event.target.checked ? 'true' : undefined })}>{t('upward.filter.mine')}</Checkbox>
      </FilterBar>
      <ProblemNote problem={matters.error} onRetry={matters.retry} />
      {!matters.isLoadingError && (
        <Sheet flush>
          {matters.isLoading ? <Loading /> : <DataTable caption={t('upward.title')} columns={columns} rows={matters.rows} rowKey={(one) => one.id} empty={<Empty title={t('upward.none')} />} />}
          {matters.rows.length > 0 && <More shown={matters.rows.length} total={matters.total} onMore={matters.more} isBusy={matters.isFetchingMore} />}
        </Sheet>
      )}
      {answering && <AnswerUpward upward={answering} campaignId={id} onClose={() => setAnswering(undefined)} />}
      <Watermark />
    </>
  )
}
