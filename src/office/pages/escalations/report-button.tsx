import { Button } from 'antd'
import { useState } from 'react'
import { reportAtOnce } from '#domain/casework/case-plan.ts'
import { useLanguage } from '#ui/language.ts'
import { useCampaign } from '../../campaign/use-campaign.ts'
import { useMay } from '../../session.ts'
import { ReportEscalation } from './report.tsx'

type Props = { readonly campaignId: string; readonly householdId?: string; readonly visitId?: string; readonly place?: string; readonly isSmall?: boolean; readonly stays?: boolean }

/** Reports at once, from wherever somebody saw it. `stays`: the page that is open is gone on with afterwards. */
export function ReportButton({ campaignId, householdId, visitId, place, isSmall = false, stays = false }: Props) {
  const { t } = useLanguage()
  const may = useMay()
  const plan = useCampaign(campaignId)?.plan
  const [isOpen, setOpen] = useState(false)
  const [isDone, setDone] = useState(false)
  if (!may('escalation.report') || !plan || !reportAtOnce(plan)) return null
  return (
    <>
      <Button danger size={isSmall ? 'small' : 'middle'} onClick={() => setOpen(true)}>{t('escalations.report')}</Button>
      {isDone && <span className="faint" role="status">{t('escalations.saved')}</span>}
      {isOpen && (
        <ReportEscalation
          campaignId={campaignId}
          {...(householdId && { householdId })}
          {...(visitId && { visitId })}
          {...(place && { place })}
          {...(stays && { onDone: () => setDone(true) })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
