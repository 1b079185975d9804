import { useState } from 'react'
import { getBoard } from '#contract/campaigns.ts'
import { listFindings, type Finding } from '#contract/findings.ts'
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
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { usePages } from '../use-pages.ts'
import { useRead } from '../use-read.ts'
import { FindingFilters } from './problems/filters.tsx'
import { FindingsTable } from './problems/findings-table.tsx'
import { Settle } from './problems/settle.tsx'

/** The problems found in a campaign: what is open, what is late, who has it in hand. */
export default function ProblemsPage() {
  const { t } = useLanguage()
  const id = useParam('id')
  const may = useMay()
  const [filter] = useFilter()
  const campaign = useCampaign(id)
  const [settling, setSettling] = useState<Finding>()
  const { area, state, open, overdue, spot, kind, severity, search } = filter
  const findings = usePages(listFindings, { params: { id }, query: { area, state, open, overdue, spot, kind, severity, search } as never })
  const total = useRead(getBoard, { params: { id }, query: { ...(area && { area }) } }).data?.total
  const isFiltered = Object.keys(filter).length > 0
  return (
    <>
      <PageHead title={t('findings.title')} crumbs={useCrumbs(id)} />
      {total && (
        <Sheet flush>
          <Figures>
            <Figure label={t('findings.figure.all')} value={total.findings} to={paths.problems(id, { area })} />
            <Figure label={t('findings.figure.spot')} value={total.fixedOnSpot} to={paths.problems(id, { area, spot: 'true' })} />
            <Figure label={t('findings.figure.open')} value={total.openFindings} to={paths.problems(id, { area, open: 'true' })} />
            <Figure label={t('findings.figure.overdue')} value={total.overdueFindings} to={paths.problems(id, { area, overdue: 'true' })} act />
          </Figures>
        </Sheet>
      )}
      <div style={{ height: 16 }} />
      <FindingFilters plan={campaign?.plan} />
      <ProblemNote problem={findings.error} onRetry={findings.retry} />
      {!findings.isLoadingError && (
        <Sheet flush>
          {findings.isLoading ? <Loading /> : (
            <FindingsTable
              findings={findings.rows}
              {...(may('finding.settle') && { onSettle: setSettling })}
              empty={<Empty title={t(isFiltered ? 'findings.none-found' : 'findings.none')}>{t(isFiltered ? 'findings.none-found.why' : 'findings.none.why')}</Empty>}
            />
          )}
          {findings.rows.length > 0 && <More shown={findings.rows.length} total={findings.total} onMore={findings.more} isBusy={findings.isFetchingMore} />}
        </Sheet>
      )}
      {settling && <Settle key={settling.id} finding={settling} onClose={() => setSettling(undefined)} />}
      <Watermark />
    </>
  )
}
