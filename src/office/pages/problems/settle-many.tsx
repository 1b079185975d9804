import { Button, Drawer, Input } from 'antd'
import { useState } from 'react'
import { settleFindings, type Finding } from '#contract/findings.ts'
import { gapKinds } from '#domain/casework/case-plan.ts'
import { Field, Fields, Pair } from '#ui/field.tsx'
import { useLanguage } from '#ui/language.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { useCampaign } from '../../campaign/use-campaign.ts'
import { useWrite } from '../../use-write.ts'
import { ChoiceChips } from '../visit/choice-chips.tsx'
import '../visit/visit.css'

type Props = { readonly campaignId: string; readonly findings: readonly Finding[]; readonly onDone: () => void; readonly onClose: () => void }

/** One measure, owner or day for several problems; what is left empty stays with each as it is. */
export function SettleMany({ campaignId, findings, onDone, onClose }: Props) {
  const { t, words } = useLanguage()
  const plan = useCampaign(campaignId)?.plan
  const [said, setSaid] = useState({ measure: '', ownerUnit: '', ownerPerson: '', due: '', gap: '', note: '' })
  const settle = useWrite(settleFindings, { onDone: () => { onDone(); onClose() } })
  const set = (name: keyof typeof said) => (value: string) => setSaid((before) => ({ ...before, [name]: value }))
  const { note, ...change } = said
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value.trim() !== ''))
  const save = () => settle.mutate({ params: { id: campaignId }, body: { findings: findings.map(({ id, version }) => ({ id, version })), ...given, note } as never })
  return (
    <Drawer open size={520} title={t('findings.settle-many.title', { n: findings.length })} onClose={onClose} extra={<Button type="primary" loading={settle.isPending} disabled={Object.keys(given).length === 0} onClick={save}>{t('ui.save')}</Button>}>
      <p className="muted">{t('findings.settle-many.keep')}</p>
      <ProblemNote problem={settle.error} />
      <Fields>
        <Field label={t('findings.measure')} id="many-measure"><Input.TextArea id="many-measure" autoSize={{ minRows: 2, maxRows: 5 }} maxLength={500} value={said.measure} onChange={(event) => set('measure')(event.target.value)} /></Field>
        <Pair>
          <Field label={t('findings.owner-unit')} id="many-unit"><Input id="many-unit" maxLength={100} value={said.ownerUnit} onChange={(event) => set('ownerUnit')(event.target.value)} /></Field>
          <Field label={t('findings.owner-person')} id="many-person"><Input id="many-person" maxLength={60} value={said.ownerPerson} onChange={(event) => set('ownerPerson')(event.target.value)} /></Field>
        </Pair>
        <Field label={t('findings.due')} id="many-due"><Input id="many-due" type="date" style={{ width: 180 }} value={said.due} onChange={(event) => set('due')(event.target.value)} /></Field>
        {plan && gapKinds(plan).length > 0 && (
          <div>
            <span className="field-label">{t('findings.gap')}</span>
            <ChoiceChips name="many-gap" label={t('findings.gap')} value={said.gap} chips={gapKinds(plan).map((gap) => ({ value: gap.id, label: words(gap.title) }))} onChange={set('gap')} />
          </div>
        )}
        <Field label={t('findings.note')} id="many-note"><Input.TextArea id="many-note" autoSize={{ minRows: 1, maxRows: 4 }} maxLength={500} value={note} onChange={(event) => set('note')(event.target.value)} /></Field>
      </Fields>
    </Drawer>
  )
}
