import { Button } from 'antd'
import { useState } from 'react'
import { getFindingFigures, listFindings, type Finding } from '#contract/findings.ts'
import { Empty } from '#ui/empty.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { More } from '#ui/more.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Watermark } from '#ui/watermark.tsx'
import { useFilter, useParam } from '../address.ts'
import { useCampaign, useCrumbs } from '../campaign/use-campaign.ts'
import { CaseTabs } from '../parts/case-tabs.tsx'
import { PlanClause } from '../parts/plan-clause.tsx'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { usePages } from '../use-pages.ts'
import { useRead } from '../use-read.ts'
import { FindingFilters, filterNames } from './problems/filters.tsx'
import { FindingsTable } from './problems/findings-table.tsx'
import { OpenProblem } from './problems/open-problem.tsx'
import { SettleMany } from './problems/settle-many.tsx'
import { Settle } from './problems/settle.tsx'

/** The problems found in a campaign: what is open, what is late, who has it in hand. */
export default function ProblemsPage() {
  const { t } = useLanguage()
  const id = useParam('id')
  const may = useMay()
  const [filter] = useFilter()
  const campaign = useCampaign(id)
  const [settling, setSettling] = useState<Finding>()
  const [isOpening, setOpening] = useState(false)
  const [chosen, setChosen] = useState<readonly Finding[]>([])
  const [isTogether, setTogether] = useState(false)
  const query = Object.fromEntries(filterNames.flatMap((name) => (filter[name] ? [[name, filter[name]]] : [])))
  const findings = usePages(listFindings, { params: { id }, query: query as never })
  const { area } = filter
  const total = useRead(getFindingFigures, { params: { id }, query: { ...(area && { area }) } }).data?.total
  const isFiltered = Object.keys(filter).length > 0
  const standing = chosen.flatMap((one) => findings.rows.find((row) => row.id === one.id) ?? [])
  return (
    <>
      <PageHead title={t('findings.title')} tags={<PlanClause campaignId={id} part="problems" />} crumbs={useCrumbs(id)} actions={may('finding.open') && <Button onClick={() => setOpening(true)}>{t('findings.open')}</Button>} />
      <CaseTabs campaignId={id} here="problems" />
      {total && (
        <Sheet flush>
          <Figures>
            <Figure label={t('findings.figure.all')} value={total.all} to={paths.problems(id, { area })} />
            <Figure label={t('findings.figure.spot')} value={total.spot} to={paths.problems(id, { area, spot: 'true' })} />
            <Figure label={t('findings.figure.open')} value={total.open} to={paths.problems(id, { area, open: 'true' })} />
            <Figure label={t('findings.figure.overdue')} value={total.overdue} to={paths.problems(id, { area, overdue: 'true' })} act />
            <Figure label={t('findings.figure.reopened')} value={total.reopened} to={paths.problems(id, { area, reopened: 'true' })} />
            <Figure label={t('findings.figure.doubt')} value={total.doubt} to={paths.problems(id, { area, doubt: 'true' })} act />
            <Figure label={t('findings.figure.review')} value={total.review} to={paths.problems(id, { area, review: 'true' })} act />
          </Figures>
        </Sheet>
      )}
      <div style={{ height: 16 }} />
      <FindingFilters plan={campaign?.plan} />
      {standing.length > 0 && (
        <div className="note note-accent no-print">
          <span>{t('findings.chosen', { n: standing.length })}</span>
          <span className="row">
            <Button size="small" type="primary" onClick={() => setTogether(true)}>{t('findings.settle-many')}</Button>
            <Button size="small" onClick={() => setChosen([])}>{t('findings.choose-none')}</Button>
          </span>
        </div>
      )}
      <ProblemNote problem={findings.error} onRetry={findings.retry} />
      {!findings.isLoadingError && (
        <Sheet flush>
          {findings.isLoading ? <Loading /> : (
            <FindingsTable
              findings={findings.rows}
              {...(may('finding.settle') && { onSettle: setSettling, chosen: standing, onChoose: setChosen })}
              empty={<Empty title={t(isFiltered ? 'findings.none-found' : 'findings.none')}>{t(isFiltered ? 'findings.none-found.why' : 'findings.none.why')}</Empty>}
            />
          )}
          {findings.rows.length > 0 && <More shown={findings.rows.length} total={findings.total} onMore={findings.more} isBusy={findings.isFetchingMore} />}
        </Sheet>
      )}
      {settling && <Settle key={settling.id} finding={settling} onClose={() => setSettling(undefined)} />}
      {isOpening && <OpenProblem campaignId={id} onClose={() => setOpening(false)} />}
      {isTogether && <SettleMany campaignId={id} findings={standing} onDone={() => setChosen([])} onClose={() => setTogether(false)} />}
      <Watermark />
    </>
  )
}
