import { Checkbox } from 'antd'
import { useState } from 'react'
import { alertStates, listAlerts, type ExplainedAlert } from '#contract/alerts.ts'
import { listRules } from '#contract/rules.ts'
import { Choice } from '#ui/choice.tsx'
import { DataTable, type DataColumn } from '#ui/data-table.tsx'
import { DateText, DueText } from '#ui/date-text.tsx'
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
import { useFilter } from '../address.ts'
import { AreaSelect } from '../area/area-select.tsx'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { usePages } from '../use-pages.ts'
import { useRead } from '../use-read.ts'
import { AlertStateTag } from './alerts/alert-state-tag.tsx'
import { FollowAlert } from './alerts/follow-alert.tsx'
import { HoldsNoMore } from './alerts/holds-no-more.tsx'
import { FactsLine } from './card/facts-line.tsx'

const names = ['area', 'state', 'rule', 'overdue', 'mine', 'month', 'search'] as const

/** 预警: whom somebody must go and see, by when, and what came of it. */
export default function AlertsPage() {
  const { t, words } = useLanguage()
  const may = useMay()
  const [filter, set] = useFilter()
  const [following, setFollowing] = useState<ExplainedAlert>()
  const query = Object.fromEntries(names.flatMap((name) => (filter[name] ? [[name, filter[name]]] : [])))
  const alerts = usePages(listAlerts, { query: query as never })
  const rules = (useRead(listRules, {}).data?.rows ?? []).filter((rule) => rule.raisesAlerts)
  const isSet = names.some((name) => filter[name])
  const columns: DataColumn<ExplainedAlert>[] = [
    { key: 'whose', title: t('findings.column.whose'), render: (one) => <><Go to={paths.household(one.householdId)}>{one.personName ?? one.headName}</Go>{one.personName && one.personName !== one.headName && <div className="faint">{t('household.of', { name: one.headName })}</div>}<div className="faint">{one.townName} {one.areaName}</div></> },
    { key: 'rule', title: t('alerts.why'), width: '30%', render: (one) => <><Go to={paths.alert(one.id)}>{words(one.title)}</Go><div className="muted">{words(one.advice)}</div><FactsLine facts={one.why} /></> },
    { key: 'actor', title: t('alerts.actor'), render: (one) => t(`access.level.${one.actor}`) },
    { key: 'due', title: t('alerts.due'), render: (one) => <><DueText due={one.dueOn} done={one.closedOn !== null} /><div className="faint">{t('alerts.raised')} <DateText date={one.raisedOn} /></div></> },
    { key: 'state', title: t('findings.state'), width: '20%', render: (one) => <><AlertStateTag state={one.state} isOverdue={one.isOverdue} /><HoldsNoMore alert={one} />{one.note && <div className="faint">{one.note}</div>}</> },
    ...(may('alert.act') ? [{ key: 'act', title: t('ui.act'), isAct: true, render: (one: ExplainedAlert) => one.closedOn === null && <button type="button" className="plain nowrap" aria-label={t('alerts.follow.of', { name: one.personName ?? one.headName })} onClick={() => setFollowing(one)}>{t('alerts.follow')}</button> }] : []),
  ]
  return (
    <>
      <PageHead title={t('alerts.title')} note={t('alerts.note')} actions={<><Go to={paths.alertYield()}>{t('alerts.yield')}</Go><Go to={paths.alertSamples()}>{t('alerts.samples')}</Go></>} />
      <FilterBar onClear={isSet ? () => set(Object.fromEntries(names.map((name) => [name, undefined]))) : undefined}>
        <SearchBox width={160} label={t('screening.search')} value={filter['search'] ?? ''} onChange={(search) => set({ search })} />
        <AreaSelect label={t('roster.area')} value={filter['area']} onChange={(area) => set({ area })} />
        <Choice label={t('screening.rule')} width={200} value={filter['rule']} onChange={(rule) => set({ rule })} options={rules.map((rule) => ({ value: rule.id, label: words(rule.title) }))} />
        <Choice label={t('findings.state')} width={130} value={filter['state']} onChange={(state) => set({ state })} options={(['OPEN', ...alertStates] as const).map((value) => ({ value, label: t(`alerts.state.${value}`) }))} />
        <Checkbox checked={filter['mine'] === 'true'} onChange={(event) => set({ mine: event.target.checked ? 'true' : undefined })}>{t('alerts.mine')}</Checkbox>
        <Checkbox checked={filter['overdue'] === 'true'} onChange={(event) => set({ overdue: event.target.checked ? 'true' : undefined })}>{t('alerts.overdue')}</Checkbox>
      </FilterBar>
      <ProblemNote problem={alerts.error} onRetry={alerts.retry} />
      {!alerts.isLoadingError && (
        <Sheet flush>
          {alerts.isLoading ? <Loading /> : <DataTable caption={t('alerts.title')} columns={columns} rows={alerts.rows} rowKey={(one) => one.id} empty={<Empty title={t(isSet ? 'alerts.none-found' : 'alerts.none')} />} />}
          {alerts.rows.length > 0 && <More shown={alerts.rows.length} total={alerts.total} onMore={alerts.more} isBusy={alerts.isFetchingMore} />}
        </Sheet>
      )}
      {following && <FollowAlert key={following.id} alert={following} onClose={() => setFollowing(undefined)} />}
      <Watermark />
    </>
  )
}
