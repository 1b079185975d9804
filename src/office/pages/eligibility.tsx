import { useState } from 'react'
import { getEligibilityFigures, listCandidates, type Candidate } from '#contract/eligibility.ts'
import { eligibilityOutcomes } from '#domain/casework/eligibility.ts'
import { Choice } from '#ui/choice.tsx'
import { DataTable, type DataColumn } from '#ui/data-table.tsx'
import { DateText } from '#ui/date-text.tsx'
import { Empty } from '#ui/empty.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { FilterBar } from '#ui/filter-bar.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { More } from '#ui/more.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { SearchBox } from '#ui/search-box.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Tag, type TagKind } from '#ui/tag.tsx'
import { Watermark } from '#ui/watermark.tsx'
import { useFilter, useParam } from '../address.ts'
import { AreaSelect } from '../area/area-select.tsx'
import { useCrumbs } from '../campaign/use-campaign.ts'
import { CaseTabs } from '../parts/case-tabs.tsx'
import { PlanClause } from '../parts/plan-clause.tsx'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { usePages } from '../use-pages.ts'
import { useRead } from '../use-read.ts'
import { Decide } from './eligibility/decide.tsx'
import { useCodeName } from './roster/code-names.ts'

const names = ['area', 'outcome', 'search'] as const
const outcomes = ['OPEN', ...eligibilityOutcomes] as const
const kinds: Record<NonNullable<Candidate['outcome']>, TagKind> = { APPLIED: 'wait', ENROLLED: 'ok', REFUSED: 'plain', WATCHED: 'plain', NOT_WANTED: 'plain' }

/** 应保尽保: every household that may qualify, and what became of it. */
export default function EligibilityPage() {
  const { t, words } = useLanguage()
  const id = useParam('id')
  const may = useMay()
  const codeName = useCodeName()
  const [filter, set] = useFilter()
  const [deciding, setDeciding] = useState<Candidate>()
  const query = Object.fromEntries(names.flatMap((name) => (filter[name] ? [[name, filter[name]]] : [])))
  const candidates = usePages(listCandidates, { params: { id }, query: query as never })
  const { area } = filter
  const figures = useRead(getEligibilityFigures, { params: { id }, query: { ...(area && { area }) } }).data
  const isSet = names.some((name) => filter[name])
  const to = (outcome?: string) => paths.eligibility(id, { area, outcome })
  const columns: DataColumn<Candidate>[] = [
    { key: 'whose', title: t('findings.column.whose'), render: (one) => <><Go to={paths.household(one.householdId)}>{one.headName}</Go><div className="faint">{one.townName} {one.areaName}</div></> },
    { key: 'why', title: t('eligibility.why'), width: '30%', render: (one) => <div className="row">{one.isPossible && <Tag>{t('roster.part.possible')}</Tag>}{one.findings.map((finding) => <Go key={finding.id} to={paths.problem(finding.id)}>{words(finding.title)}</Go>)}</div> },
    { key: 'outcome', title: t('eligibility.outcome'), render: (one) => (one.outcome ? <><Tag kind={kinds[one.outcome]}>{t(`eligibility.outcome.${one.outcome}`)}</Tag> {one.aid && codeName('aid-kind', one.aid)}</> : <Tag kind="wait">{t('eligibility.outcome.OPEN')}</Tag>) },
    { key: 'reason', title: t('eligibility.reason'), width: '26%', render: (one) => <>{one.reason}{one.decidedOn && <div className="faint">{one.by}　<DateText date={one.decidedOn} /></div>}</> },
    ...(may('eligibility.decide') ? [{ key: 'act', title: t('ui.act'), isAct: true, render: (one: Candidate) => <button type="button" className="plain nowrap" aria-label={t('eligibility.decide.of', { name: one.headName })} onClick={() => setDeciding(one)}>{t(one.outcome ? 'eligibility.change' : 'eligibility.decide')}</button> }] : []),
  ]
  return (
    <>
      <PageHead title={t('eligibility.title')} tags={<PlanClause campaignId={id} part="eligibility" />} crumbs={useCrumbs(id)} />
      <CaseTabs campaignId={id} here="eligibility" />
      {figures && (
        <Sheet flush>
          <Figures>
            <Figure label={t('eligibility.figure.all')} value={figures.all} to={to()} />
            <Figure label={t('eligibility.outcome.OPEN')} value={figures.open} to={to('OPEN')} act />
            <Figure label={t('eligibility.outcome.APPLIED')} value={figures.applied} to={to('APPLIED')} />
            <Figure label={t('eligibility.outcome.ENROLLED')} value={figures.enrolled} to={to('ENROLLED')} />
            <Figure label={t('eligibility.outcome.REFUSED')} value={figures.refused} to={to('REFUSED')} />
            <Figure label={t('eligibility.outcome.WATCHED')} value={figures.watched} to={to('WATCHED')} />
            <Figure label={t('eligibility.outcome.NOT_WANTED')} value={figures.notWanted} to={to('NOT_WANTED')} />
          </Figures>
        </Sheet>
      )}
      <div style={{ height: 16 }} />
      <FilterBar onClear={isSet ? () => set(Object.fromEntries(names.map((name) => [name, undefined]))) : undefined}>
        <SearchBox width={160} label={t('eligibility.search')} value={filter['search'] ?? ''} onChange={(search) => set({ search })} />
        <AreaSelect label={t('roster.area')} value={area} onChange={(next) => set({ area: next })} />
        <Choice label={t('eligibility.outcome')} value={filter['outcome']} onChange={(outcome) => set({ outcome })} options={outcomes.map((value) => ({ value, label: t(`eligibility.outcome.${value}`) }))} />
      </FilterBar>
      <ProblemNote problem={candidates.error} onRetry={candidates.retry} />
      {!candidates.isLoadingError && (
        <Sheet flush>
          {candidates.isLoading ? <Loading /> : <DataTable caption={t('eligibility.title')} columns={columns} rows={candidates.rows} rowKey={(one) => one.householdId} empty={<Empty title={t('eligibility.none')} />} />}
          {candidates.rows.length > 0 && <More shown={candidates.rows.length} total={candidates.total} onMore={candidates.more} isBusy={candidates.isFetchingMore} />}
        </Sheet>
      )}
      {deciding && <Decide key={deciding.householdId} campaignId={id} candidate={deciding} onClose={() => setDeciding(undefined)} />}
      <Watermark />
    </>
  )
}
