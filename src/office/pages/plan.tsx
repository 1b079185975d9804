import { useState } from 'react'
import type { Clause } from '#domain/clause/clause.ts'
import { getCampaign, type CampaignDetail } from '#contract/campaigns.ts'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { Note } from '#ui/note.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { StageStrip } from '#ui/stage-strip.tsx'
import { Tag } from '#ui/tag.tsx'
import { useFilter, useParam } from '../address.ts'
import { NoticeText } from '../parts/notice-text.tsx'
import { PlanDuties } from '../parts/plan-duties.tsx'
import { PlanForms } from '../parts/plan-forms.tsx'
import { PlanLists } from '../parts/plan-lists.tsx'
import { PlanPopulations } from '../parts/plan-populations.tsx'
import { PlanProvisions } from '../parts/plan-provisions.tsx'
import { PlanNotCarriedOut } from '../parts/plan-not-carried-out.tsx'
import { PlanTechnical } from '../parts/plan-technical.tsx'
import { ShowClauseContext } from '../parts/clause-link.tsx'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { useRead } from '../use-read.ts'

/** `/campaigns/:id/plan`: what the notice asks, as a table of contents, beside its own words. */
export default function PlanPage() {
  const { t, words } = useLanguage()
  const id = useParam('id')
  const campaign = useRead(getCampaign, { params: { id } })
  const [{ says }] = useFilter()
  const [shown, setShown] = useState<Clause | undefined>(says ? { at: '', says } : undefined)
  if (campaign.error) return <ProblemNote problem={campaign.error} onRetry={() => void campaign.refetch()} />
  if (!campaign.data) return <Loading />
  const { plan, stages, notice, documentNumber, areaName } = campaign.data
  const issuer = plan.document.names[plan.document.lead]
  return (
    <ShowClauseContext value={{ shown, show: setShown }}>
      <PageHead
        title={t('office.plan.title')}
        crumbs={[{ title: t('office.nav.campaigns'), to: paths.campaigns() }, { title: words(plan.title), to: paths.campaign(id) }]}
        tags={campaign.data.version !== null && <Tag>{t('plans.number', { number: campaign.data.version })}</Tag>}
        note={<>{documentNumber}{' · '}{issuer ? words(issuer) : plan.document.lead}{' · '}{t('office.plan.for', { area: areaName })}</>}
      />
      <Newer campaign={campaign.data} />
      <div className="stack">
        <StageStrip stages={stages} placeOf={(stage) => paths.duties(id, { stage: stage.id })} />
        <div className="plan-columns">
          <div className="sheet chapters">
            <PlanDuties campaign={campaign.data} />
            <PlanPopulations plan={plan} />
            <PlanForms plan={plan} />
            <PlanLists campaign={campaign.data} />
            <PlanProvisions campaign={campaign.data} />
            <PlanNotCarriedOut campaign={campaign.data} />
            <PlanTechnical campaign={campaign.data} />
          </div>
          <NoticeText notice={notice} clause={shown} />
        </div>
      </div>
    </ShowClauseContext>
  )
}

/** The plan has been published anew since: whoever may, looks at the difference and moves the campaign. */
function Newer({ campaign: { id, version, newestVersion } }: { readonly campaign: CampaignDetail }) {
  const { t } = useLanguage()
  const may = useMay()
  if (version === null || newestVersion === null || newestVersion <= version || !may('campaign.move')) return null
  return <Note action={<Go to={paths.moveCampaign(id, { number: String(newestVersion) })}>{t('plans.see')}</Go>}>{t('plans.newer', { number: newestVersion, from: version })}</Note>
}
