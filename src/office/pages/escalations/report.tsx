import { Button, Drawer, Input, Select } from 'antd'
import { useState } from 'react'
import { now } from '#client/clock.ts'
import { reportEscalation } from '#contract/escalations.ts'
import { reportAtOnce } from '#domain/casework/case-plan.ts'
import { signs, tellingWays, type TellingWay } from '#domain/casework/escalation.ts'
import { Field, Fields, Pair } from '#ui/field.tsx'
import { useGo } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { useCampaign } from '../../campaign/use-campaign.ts'
import { paths } from '../../paths.ts'
import { useWrite } from '../../use-write.ts'
import { ChoiceChips, ManyChips } from '../visit/choice-chips.tsx'
import '../visit/visit.css'
import './escalations.css'
import { fromLocal, toLocal } from './local-time.ts'

type Props = { readonly campaignId: string; readonly householdId?: string; readonly visitId?: string; readonly place?: string; readonly onClose: () => void; readonly onDone?: () => void }

/** Whom to call, under which number, first; then what was told, with the times. */
export function ReportEscalation({ campaignId, householdId, visitId, place = '', onClose, onDone }: Props) {
  const { t, words } = useLanguage()
  const go = useGo()
  const plan = useCampaign(campaignId)?.plan
  const rule = plan && reportAtOnce(plan)
  const [said, setSaid] = useState({ kind: '', where: place, who: '', description: '', seenAt: toLocal(now()), body: '', way: 'PHONE' as TellingWay, toldAt: '', name: '', receiptName: '', receiptNumber: '' })
  const [seen, setSeen] = useState<readonly string[]>([])
  const report = useWrite(reportEscalation, {
    onDone: (made) => {
      onClose()
      if (onDone) onDone()
      else go(paths.escalation(made.id))
    },
  })
  const set = (name: keyof typeof said) => (value: string) => setSaid((before) => ({ ...before, [name]: value }))
  const told = (body: string) => setSaid((before) => ({ ...before, body, toldAt: toLocal(now()) }))
  const isReady = said.kind !== '' && seen.length > 0 && said.where.trim() !== '' && said.who.trim() !== '' && said.body !== '' && said.toldAt !== ''
  const save = () => {
    const toldAt = fromLocal(said.toldAt)
    report.mutate({
      params: { id: campaignId },
      body: {
        kind: said.kind, signs: [...seen] as never, seenAt: fromLocal(said.seenAt), where: said.where, who: said.who, description: said.description,
        householdId: householdId ?? null, visitId: visitId ?? null, areaId: null,
        told: { body: said.body, way: said.way, at: toldAt, name: said.name },
        receipt: said.receiptName.trim() === '' ? null : { name: said.receiptName, number: said.receiptNumber, at: toldAt },
      },
    })
  }
  return (
    <Drawer open size={560} title={rule ? words(rule.title) : t('escalations.report')} onClose={onClose} extra={<Button type="primary" danger loading={report.isPending} disabled={!isReady} onClick={save}>{t('escalations.save')}</Button>}>
      <ul className="call-list">
        {(rule?.told ?? []).map((one) => (
          <li key={one.id}>
            <span>{words(one.title)}</span>
            {one.phone ? <a className="call-number" href={`tel:${one.phone}`}>{one.phone}</a> : <span className="faint">{t('escalations.no-phone')}</span>}
            <Button size="small" type={said.body === one.id ? 'primary' : 'default'} onClick={() => told(one.id)}>{t('escalations.told-now')}</Button>
          </li>
        ))}
      </ul>
      <ProblemNote problem={report.error} />
      <Fields>
        <Field label={t('escalations.kind')} id="report-kind"><Select id="report-kind" style={{ width: '100%' }} value={said.kind || null} options={(rule?.kinds ?? []).map((one) => ({ value: one.id, label: words(one.title) }))} onChange={set('kind')} /></Field>
        <div><span className="field-label">{t('escalations.signs')}</span><ManyChips label={t('escalations.signs')} values={seen} chips={signs.map((one) => ({ value: one, label: t(`escalations.sign.${one}`) }))} onChange={setSeen} /></div>
        <Pair>
          <Field label={t('escalations.seen-at')} id="report-seen"><Input id="report-seen" type="datetime-local" value={said.seenAt} onChange={(event) => set('seenAt')(event.target.value)} /></Field>
          <Field label={t('escalations.told-at')} id="report-told"><Input id="report-told" type="datetime-local" value={said.toldAt} onChange={(event) => set('toldAt')(event.target.value)} /></Field>
        </Pair>
        <Field label={t('escalations.who')} id="report-who"><Input id="report-who" maxLength={200} placeholder={t('escalations.who.hint')} value={said.who} onChange={(event) => set('who')(event.target.value)} /></Field>
        <Field label={t('escalations.where')} id="report-where"><Input id="report-where" maxLength={200} value={said.where} onChange={(event) => set('where')(event.target.value)} /></Field>
        <Field label={t('escalations.description')} id="report-description"><Input.TextArea id="report-description" autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} value={said.description} onChange={(event) => set('description')(event.target.value)} /></Field>
        <div><span className="field-label">{t('escalations.way')}</span><ChoiceChips name="report-way" label={t('escalations.way')} value={said.way} chips={tellingWays.map((one) => ({ value: one, label: t(`escalations.way.${one}`) }))} onChange={set('way')} /></div>
        <Pair>
          <Field label={t('escalations.receipt-name')} id="report-receipt"><Input id="report-receipt" maxLength={60} value={said.receiptName} onChange={(event) => set('receiptName')(event.target.value)} /></Field>
          <Field label={t('escalations.receipt-number')} id="report-number"><Input id="report-number" maxLength={60} value={said.receiptNumber} onChange={(event) => set('receiptNumber')(event.target.value)} /></Field>
        </Pair>
      </Fields>
    </Drawer>
  )
}
