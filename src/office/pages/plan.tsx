import { useState } from 'react'
import type { Clause } from '#domain/clause/clause.ts'
import { getCampaign } from '#contract/campaigns.ts'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { StageStrip } from '#ui/stage-strip.tsx'
import { useParam } from '../address.ts'
import { NoticeText } from '../parts/notice-text.tsx'
import { PlanDuties } from '../parts/plan-duties.tsx'
import { PlanLists } from '../parts/plan-lists.tsx'
import { PlanPopulations } from '../parts/plan-populations.tsx'
import { PlanNotCarriedOut } from '../parts/plan-not-carried-out.tsx'
import { ShowClauseContext } from '../parts/clause-link.tsx'
import { paths } from '../paths.ts'
import { useRead } from '../use-read.ts'

/** `/campaigns/:id/plan`: what the notice asks, item by item, beside its own words. */
export default function PlanPage() {
  const { t, words } = useLanguage()
  const id = useParam('id')
  const campaign = useRead(getCampaign, { params: { id } })
  const [shown, setShown] = useState<Clause>()
  if (campaign.error) return <ProblemNote problem={campaign.error} onRetry={() => void campaign.refetch()} />
  if (!campaign.data) return <Loading />
  const { plan, stages, notice, documentNumber, areaName } = campaign.data
  const issuer = plan.document.names[plan.document.lead]
  return (
    <ShowClauseContext value={{ shown, show: setShown }}>
      <PageHead
        title={t('office.plan.title')}
        crumbs={[{ title: t('office.nav.campaigns'), to: paths.campaigns() }, { title: words(plan.title), to: paths.campaign(id) }]}
        note={<>{documentNumber}{' · '}{issuer ? words(issuer) : plan.document.lead}{' · '}{t('office.plan.for', { area: areaName })}</>}
      />
      <div className="stack">
        <StageStrip stages={stages} />
        <div className="plan-columns">
          <div className="stack">
            <PlanDuties campaign={campaign.data} />
            <PlanPopulations plan={plan} />
            <PlanLists campaign={campaign.data} />
            <PlanNotCarriedOut campaign={campaign.data} />
          </div>
          <NoticeText notice={notice} clause={shown} />
        </div>
      </div>
    </ShowClauseContext>
  )
}
