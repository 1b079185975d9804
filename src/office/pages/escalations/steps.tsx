import { Button, Drawer, Input, Select } from 'antd'
import { useState } from 'react'
import { now } from '#client/clock.ts'
import { followEscalation, recordReceipt, type EscalationDetail } from '#contract/escalations.ts'
import { reportAtOnce } from '#domain/casework/case-plan.ts'
import { Field, Fields, Pair } from '#ui/field.tsx'
import { useLanguage } from '#ui/language.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { useCampaign } from '../../campaign/use-campaign.ts'
import { useWrite } from '../../use-write.ts'
import { fromLocal, toLocal } from './local-time.ts'

type Props = { readonly of: EscalationDetail; readonly onClose: () => void }

/** The receipt of whoever was told. */
export function AddReceipt({ of, onClose }: Props) {
  const { t } = useLanguage()
  const [said, setSaid] = useState({ name: '', number: '', at: toLocal(now()) })
  const add = useWrite(recordReceipt, { onDone: onClose })
  return (
    <Drawer open size={480} title={t('escalations.receipt')} onClose={onClose} extra={<Button type="primary" loading={add.isPending} disabled={said.name.trim() === '' || said.at === ''} onClick={() => add.mutate({ params: { id: of.id }, body: { version: of.version, receipt: { ...said, at: fromLocal(said.at) } } })}>{t('ui.save')}</Button>}>
      <ProblemNote problem={add.error} />
      <Fields>
        <Field label={t('escalations.receipt-name')} id="receipt-name"><Input id="receipt-name" maxLength={60} value={said.name} onChange={(event) => setSaid((before) => ({ ...before, name: event.target.value }))} /></Field>
        <Pair>
          <Field label={t('escalations.receipt-number')} id="receipt-number"><Input id="receipt-number" maxLength={60} value={said.number} onChange={(event) => setSaid((before) => ({ ...before, number: event.target.value }))} /></Field>
          <Field label={t('escalations.receipt-at')} id="receipt-at"><Input id="receipt-at" type="datetime-local" value={said.at} onChange={(event) => setSaid((before) => ({ ...before, at: event.target.value }))} /></Field>
        </Pair>
      </Fields>
    </Drawer>
  )
}

/** What happened since; another body that was told. */
export function AddFollowUp({ of, onClose }: Props) {
  const { t, words } = useLanguage()
  const plan = useCampaign(of.campaignId)?.plan
  const rule = plan && reportAtOnce(plan)
  const [said, setSaid] = useState({ note: '', body: '', at: toLocal(now()), name: '' })
  const add = useWrite(followEscalation, { onDone: onClose })
  const told = said.body === '' ? null : { body: said.body, way: 'PHONE' as const, at: fromLocal(said.at), name: said.name }
  return (
    <Drawer open size={480} title={t('escalations.follow')} onClose={onClose} extra={<Button type="primary" loading={add.isPending} disabled={said.note.trim() === '' && said.body === ''} onClick={() => add.mutate({ params: { id: of.id }, body: { version: of.version, note: said.note, told } })}>{t('ui.save')}</Button>}>
      <ProblemNote problem={add.error} />
      <Fields>
        <Field label={t('escalations.note')} id="follow-note"><Input.TextArea id="follow-note" autoSize={{ minRows: 3, maxRows: 8 }} maxLength={500} value={said.note} onChange={(event) => setSaid((before) => ({ ...before, note: event.target.value }))} /></Field>
        <Field label={t('escalations.also-told')} id="follow-body"><Select id="follow-body" allowClear style={{ width: '100%' }} value={said.body || null} options={(rule?.told ?? []).map((one) => ({ value: one.id, label: words(one.title) }))} onChange={(body) => setSaid((before) => ({ ...before, body: body ?? '' }))} /></Field>
        {said.body !== '' && <Field label={t('escalations.told-at')} id="follow-at"><Input id="follow-at" type="datetime-local" value={said.at} onChange={(event) => setSaid((before) => ({ ...before, at: event.target.value }))} /></Field>}
      </Fields>
    </Drawer>
  )
}
