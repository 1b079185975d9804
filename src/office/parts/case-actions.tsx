import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { keyListOf } from '#domain/casework/case-plan.ts'
import { useLanguage } from '#ui/language.ts'
import { useCampaign } from '../campaign/use-campaign.ts'
import { ReportButton } from '../pages/escalations/report-button.tsx'
import { KeepKey } from '../pages/key-households/keep.tsx'
import { OpenProblem } from '../pages/problems/open-problem.tsx'
import { MakeReferral } from '../pages/referrals/make-referral.tsx'
import { useMay } from '../session.ts'

type Props = { readonly campaignId: string; readonly householdId: string; readonly visitId?: string; readonly place?: string }
type Act = 'problem' | 'key' | 'referral'

/** What can be set going for a household: a problem, the key list, a department; and reporting at once. */
export function CaseActions({ campaignId, householdId, visitId, place }: Props) {
  const { t } = useLanguage()
  const may = useMay()
  const plan = useCampaign(campaignId)?.plan
  const [act, setAct] = useState<Act>()
  const acts: readonly { readonly key: Act; readonly label: string; readonly shown: boolean }[] = [
    { key: 'problem', label: t('findings.open'), shown: may('finding.open') },
    { key: 'key', label: t('key-households.add'), shown: may('key-household.keep') && plan !== undefined && keyListOf(plan) !== undefined },
    { key: 'referral', label: t('referrals.make'), shown: may('referral.make') },
  ]
  const shown = acts.filter((one) => one.shown)
  const close = () => setAct(undefined)
  return (
    <>
      <ReportButton campaignId={campaignId} householdId={householdId} {...(visitId && { visitId })} {...(place && { place })} />
      {shown.length > 0 && (
        <Dropdown trigger={['click']} menu={{ items: shown.map(({ key, label }) => ({ key, label })), onClick: ({ key }) => setAct(key as Act) }}>
          <Button>{t('household.follow')}</Button>
        </Dropdown>
      )}
      {act === 'problem' && <OpenProblem campaignId={campaignId} householdId={householdId} onClose={close} />}
      {act === 'key' && <KeepKey campaignId={campaignId} householdId={householdId} {...(visitId && { visitId })} onClose={close} />}
      {act === 'referral' && <MakeReferral campaignId={campaignId} householdId={householdId} onClose={close} />}
    </>
  )
}
