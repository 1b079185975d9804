import type { ReactNode } from 'react'
import type { Household } from '#contract/households.ts'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Sheet } from '#ui/sheet.tsx'
import { Tag } from '#ui/tag.tsx'
import { useCampaign, useTitleOf } from '../../campaign/use-campaign.ts'
import { paths } from '../../paths.ts'
import { CoverageTag } from '../roster/coverage-tag.tsx'
import { isFirstPart, usePartName } from '../roster/part-name.ts'

type OnList = Household['campaigns'][number]

/** Why a household is on the list of each campaign. */
export function WhyHere({ campaigns, children }: { readonly campaigns: readonly OnList[]; readonly children?: ReactNode }) {
  const { t } = useLanguage()
  return (
    <Sheet title={t('household.why')}>
      {campaigns.length === 0 && <p className="faint">{t('household.why.none')}</p>}
      {campaigns.map((campaign) => <Why key={campaign.entryId} on={campaign} />)}
      {children}
    </Sheet>
  )
}

function Why({ on }: { readonly on: OnList }) {
  const { t, words } = useLanguage()
  const titleOf = useTitleOf()
  const partName = usePartName()
  const plan = useCampaign(on.campaignId)?.plan
  return (
    <div className="why">
      <Go to={paths.campaign(on.campaignId)}>{words(on.title)}</Go>
      <div className="row">
        <Tag kind={isFirstPart(plan, on.part) ? 'accent' : 'plain'}>{partName(plan, on.part)}</Tag>
        {on.state === 'STRUCK' && <Tag>{t('roster.struck')}</Tag>}
        {on.visitId ? <Go to={paths.visit(on.visitId)}><CoverageTag coverage={on.coverage} /></Go> : <CoverageTag coverage={on.coverage} />}
      </div>
      {on.reason && <div>{on.reason}</div>}
      {on.sources.length > 0 && <div className="faint">{t('household.sources', { sources: on.sources.map((source) => titleOf(plan?.sources, source)) })}</div>}
    </div>
  )
}
