import { Input, Modal } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { addDays, daysBetween, isPlainDate } from '#domain/calendar/plain-date.ts'
import { openCampaign, type planSummary } from '#contract/campaigns.ts'
import { formatDate } from '#ui/format.ts'
import { useGo } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { useToday } from '#ui/today.ts'
import { paths } from '../paths.ts'
import { useWrite } from '../use-write.ts'

type Props = { readonly plan: z.output<typeof planSummary>; readonly onClose: () => void }

/** Opens a campaign from a plan: only its first day is to be said, every date of the notice moves with it. */
export function OpenCampaign({ plan, onClose }: Props) {
  const { t, words, language } = useLanguage()
  const today = useToday()
  const go = useGo()
  const [start, setStart] = useState(today)
  const open = useWrite(openCampaign, { onDone: (campaign) => go(paths.campaign(campaign.id)) })
  const isDate = isPlainDate(start)
  const moved = isDate ? daysBetween(plan.start, start) : 0
  return (
    <Modal open title={t('office.campaigns.open')} okText={t('office.campaigns.open-do')} cancelText={t('ui.cancel')} okButtonProps={{ disabled: !isDate, loading: open.isPending }} onOk={() => open.mutate({ body: { planId: plan.id, start } })} onCancel={onClose} width={480}>
      <ProblemNote problem={open.error} />
      <p><b>{words(plan.title)}</b><br /><span className="muted">{plan.documentNumber}</span></p>
      <label htmlFor="campaign-start">{t('office.campaigns.start')}</label>
      <Input id="campaign-start" type="date" value={start} onChange={(event) => setStart(event.target.value)} />
      <p className="muted" style={{ marginTop: 10 }}>
        {t('office.campaigns.moved', { notice: formatDate(plan.start, language), n: Math.abs(moved), same: isDate ? formatDate(addDays(plan.start, moved), language) : '' })}
      </p>
    </Modal>
  )
}
