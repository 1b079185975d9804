import { Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { addDays, daysBetween, isPlainDate } from '#domain/calendar/plain-date.ts'
import { openCampaign } from '#contract/campaigns.ts'
import type { PlanSummary } from '#contract/plans.ts'
import { formatDate } from '#ui/format.ts'
import { useGo } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { useToday } from '#ui/today.ts'
import { paths } from '../paths.ts'
import { useWrite } from '../use-write.ts'

type Props = { readonly plan: PlanSummary; readonly start: string; readonly onClose: () => void }

/** Opens a campaign from a plan: only its first day is to be said, every date of the notice moves with it. */
export function OpenCampaign({ plan, start: planStart, onClose }: Props) {
  const { t, words, language } = useLanguage()
  const today = useToday()
  const go = useGo()
  const [start, setStart] = useState(today)
  const open = useWrite(openCampaign, { onDone: (campaign) => go(paths.campaign(campaign.id)) })
  const isDate = isPlainDate(start)
  // A published version, the newest first; a plan that was never published is published by opening it.
  const [number, setNumber] = useState(plan.versions[0]?.number)
  const moved = isDate ? daysBetween(planStart, start) : 0
  return (
    <Modal open title={t('office.campaigns.open')} okText={t('office.campaigns.open-do')} cancelText={t('ui.cancel')} okButtonProps={{ disabled: !isDate, loading: open.isPending }} onOk={() => open.mutate({ body: { planId: plan.id, start, ...(number !== undefined && { number }) } })} onCancel={onClose} width={480}>
      <ProblemNote problem={open.error} />
      <p><b>{words(plan.title)}</b><br /><span className="muted">{plan.documentNumber}</span></p>
      {plan.versions.length > 1 && (
        <p>
          <label htmlFor="campaign-version">{t('plans.version')}</label>
          <Select id="campaign-version" style={{ width: '100%' }} value={number} onChange={setNumber} options={plan.versions.map((one) => ({ value: one.number, label: t('plans.version-note', { number: one.number, note: one.note }) }))} />
        </p>
      )}
      <label htmlFor="campaign-start">{t('office.campaigns.start')}</label>
      <Input id="campaign-start" type="date" value={start} onChange={(event) => setStart(event.target.value)} />
      <p className="muted" style={{ marginTop: 10 }}>
        {t('office.campaigns.moved', { notice: formatDate(planStart, language), n: Math.abs(moved), same: isDate ? formatDate(addDays(planStart, moved), language) : '' })}
      </p>
    </Modal>
  )
}
