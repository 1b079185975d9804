import { useQueryClient } from '@tanstack/react-query'
import { Checkbox } from 'antd'
import { useEffect, useState } from 'react'
import { carryOutHit, decideHit, listHits, type MatchHit } from '#contract/matching.ts'
import { ProblemError } from '#client/problem-error.ts'
import { datasetCodes, followUps, verdicts, type FollowUp, type Verdict } from '#domain/matching/datasets.ts'
import { Choice } from '#ui/choice.tsx'
import { DataTable, type DataColumn } from '#ui/data-table.tsx'
import { DateText } from '#ui/date-text.tsx'
import { Empty } from '#ui/empty.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { More } from '#ui/more.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Tag } from '#ui/tag.tsx'
import { Watermark } from '#ui/watermark.tsx'
import { useFilter } from '../address.ts'
import { AreaSelect } from '../area/area-select.tsx'
import { ActDialog } from '../parts/act-dialog.tsx'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { usePages } from '../use-pages.ts'
import { useWrite } from '../use-write.ts'
import { HitSays } from './matching/hit-says.tsx'
import { HitVerdict } from './matching/hit-verdict.tsx'
import './matching/matching.css'
import { useRowKeys } from './matching/row-keys.ts'
import { RunGrounds } from './matching/run-grounds.tsx'
import { useCodeName } from './roster/code-names.ts'

const all = 'all'
const undone = 'UNDONE'
const states = ['OPEN', undone, ...verdicts] as const

/** What files say of our people, each waiting for a person's verdict. */
export default function MatchHitsPage() {
  const { t } = useLanguage()
  const codeName = useCodeName()
  const may = useMay()
  const [filter, set] = useFilter()
  const [act, setAct] = useState<{ readonly hit: MatchHit; readonly verdict: Verdict }>()
  const [following, setFollowing] = useState<MatchHit>()
  const state = filter.state === all ? undefined : (states.find((one) => one === filter.state) ?? 'OPEN')
  const dataset = datasetCodes.find((one) => one === filter.dataset)
  const isFresh = filter.fresh === 'true' && filter.run !== undefined
  const list = usePages(listHits, {
    query: { ...(state === undone ? { undone: 'true' as const } : state && { state }), ...(dataset && { dataset }), ...(filter.run && { run: filter.run }), ...(isFresh && { fresh: 'true' as const }), ...(filter.name === 'DIFFERS' && { name: 'DIFFERS' as const }), ...(filter.area && { area: filter.area }), ...(filter.household && { household: filter.household }) },
  })
  const decide = may('matching.decide') ? (hit: MatchHit, verdict: Verdict) => setAct({ hit, verdict }) : undefined
  useRowKeys('.match-hits', (id, place) => {
    const [hit, verdict] = [list.rows.find((one) => one.id === id), verdicts[place]]
    if (hit && verdict && act === undefined && following === undefined) decide?.(hit, verdict)
  })
  const columns: DataColumn<MatchHit>[] = [
    {
      key: 'person', title: t('matching.person'),
      render: (hit) => (
        <div className="match-says" data-row={hit.id}>
          <div><b>{hit.personName}</b>　<Go to={paths.household(hit.householdId)}>{t('household.of', { name: hit.headName })}</Go></div>
          <div className="faint">{[hit.maskedId, hit.areaName].filter(Boolean).join('　')}</div>
          {hit.aid.length > 0 && <div>{hit.aid.map((kind) => <Tag key={kind}>{codeName('aid-kind', kind)}</Tag>)}</div>}
        </div>
      ),
    },
    { key: 'dataset', title: t('matching.dataset'), render: (hit) => <>{t(`matching.dataset.${hit.dataset}`)}<div className="faint">{hit.firstDate === hit.lastDate ? <DateText date={hit.lastDate} /> : t('matching.since', { first: hit.firstDate, last: hit.lastDate })}</div><RunGrounds runId={hit.lastRunId} /></> },
    { key: 'says', title: t('matching.says'), render: (hit) => <HitSays hit={hit} /> },
    { key: 'verdict', title: t('matching.verdict'), render: (hit) => <HitVerdict hit={hit} {...(decide && { onDecide: (verdict: Verdict) => decide(hit, verdict), onDone: () => setFollowing(hit) })} /> },
  ]
  const isNarrowed = ['dataset', 'run', 'fresh', 'name', 'area', 'household'].some((one) => filter[one] !== undefined)
  return (
    <>
      <PageHead title={t('matching.hits.title')} crumbs={[{ title: t('matching.title'), to: paths.matching() }]} note={decide && list.rows.length > 0 && t('matching.keys')} />
      <FilterBar onClear={isNarrowed ? () => set({ dataset: undefined, run: undefined, fresh: undefined, name: undefined, area: undefined, household: undefined }) : undefined}>
        <Choice label={t('matching.verdict')} value={state ?? all} onChange={(next) => set({ state: next === 'OPEN' ? undefined : (next ?? all) })} options={[...states.map((one) => ({ value: one, label: t(`matching.state.${one}`) })), { value: all, label: t('matching.hits.all') }]} width={150} />
        <Choice label={t('matching.dataset')} value={dataset} onChange={(next) => set({ dataset: next })} options={datasetCodes.map((one) => ({ value: one, label: t(`matching.dataset.${one}`) }))} width={170} />
        <AreaSelect label={t('duplicates.area')} value={filter.area} onChange={(area) => set({ area })} />
        <Checkbox checked={filter.name === 'DIFFERS'} onChange={(event) => set({ name: event.target.checked ? 'DIFFERS' : undefined })}>{t('matching.hits.other-name')}</Checkbox>
        {filter.run && <Checkbox checked={isFresh} onChange={(event) => set({ fresh: event.target.checked ? 'true' : undefined })}>{t('matching.hits.fresh')}</Checkbox>}
        {filter.run && <Tag kind="accent"><Go to={paths.matchRun(filter.run)}>{t('matching.hits.of-run')}</Go></Tag>}
      </FilterBar>
      <ProblemNote problem={list.error} onRetry={list.retry} />
      <Sheet flush>
        {list.isLoading ? <Loading /> : <div className="match-hits"><DataTable caption={t('matching.hits.title')} columns={columns} rows={list.rows} rowKey={(hit) => hit.id} empty={<Empty title={t(state === 'OPEN' || state === undone ? `matching.hits.none.${state}` : 'matching.hits.none')} next={may('matching.run') && <Go to={paths.newMatch({ dataset })}>{t('matching.new')}</Go>} />} /></div>}
        {list.rows.length > 0 && <More shown={list.rows.length} total={list.total} onMore={list.more} isBusy={list.isFetchingMore} />}
      </Sheet>
      <Watermark />
      {act && <Decide hit={act.hit} verdict={act.verdict} onClose={() => setAct(undefined)} />}
      {following && <CarryOut hit={following} onClose={() => setFollowing(undefined)} />}
    </>
  )
}

/** Where somebody else said something of a hit first, everything is read again. @returns the problem, when it is that */
function useReread(error: Error | null): ProblemError | undefined {
  const client = useQueryClient()
  const meanwhile = error instanceof ProblemError && error.status === 409 ? error : undefined
  useEffect(() => {
    if (meanwhile) void client.invalidateQueries()
  }, [client, meanwhile])
  return meanwhile
}

function Decide({ hit, verdict, onClose }: { readonly hit: MatchHit; readonly verdict: Verdict; readonly onClose: () => void }) {
  const { t } = useLanguage()
  const decide = useWrite(decideHit)
  const meanwhile = useReread(decide.error)
  const matters = verdict === 'TRUE_MATTERS'
  return (
    <ActDialog
      title={t('matching.decide.title', { name: hit.personName, verdict: t(`matching.state.${verdict}`) })}
      okLabel={t('desk.save')}
      fields={[
        ...(matters ? [{ name: 'follow', label: t('matching.decide.follow'), kind: 'choice' as const, isNeeded: true, initial: hit.follow ?? hit.proposes, options: followUps.map((value) => ({ value, label: t(`matching.follow.${value}`) })) }] : []),
        { name: 'reason', label: t('matching.decide.reason'), kind: 'long', isNeeded: !matters, most: 300 },
      ]}
      onClose={onClose}
      onOk={({ follow, reason }) => decide.mutateAsync({ params: { id: hit.id }, body: { verdict, reason: reason ?? '', ...(follow && { follow: follow as FollowUp }), saidAt: hit.saidAt } })}
    >
      {meanwhile && <p>{t('matching.decide.meanwhile', { verdict: t(`matching.state.${String(meanwhile.details['verdict'])}`) })}　<Go to={paths.matchHits({ household: hit.householdId, state: all })}>{t('matching.decide.look')}</Go></p>}
      {matters && <p className="faint">{t('matching.decide.note')}</p>}
    </ActDialog>
  )
}

function CarryOut({ hit, onClose }: { readonly hit: MatchHit; readonly onClose: () => void }) {
  const { t } = useLanguage()
  const carryOut = useWrite(carryOutHit)
  useReread(carryOut.error)
  return (
    <ActDialog
      title={t('matching.done.title', { name: hit.personName, what: t(`matching.follow.${hit.follow ?? hit.proposes}`) })}
      okLabel={t('desk.save')}
      fields={[{ name: 'what', label: t('matching.done.what'), kind: 'long', isNeeded: true, most: 300 }]}
      onClose={onClose}
      onOk={({ what }) => carryOut.mutateAsync({ params: { id: hit.id }, body: { what: what ?? '', saidAt: hit.saidAt } })}
    />
  )
}
