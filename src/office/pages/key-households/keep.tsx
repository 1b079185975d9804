import { Button, Drawer, Input, Select } from 'antd'
import { useState } from 'react'
import { getHousehold } from '#contract/households.ts'
import { addKeyHousehold, changeKeyHousehold, type KeyHousehold } from '#contract/key-households.ts'
import { keyListOf } from '#domain/casework/case-plan.ts'
import { Field, Fields, Pair } from '#ui/field.tsx'
import { useGo } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { useCampaign } from '../../campaign/use-campaign.ts'
import { HouseholdPick } from '../../parts/household-pick.tsx'
import { paths } from '../../paths.ts'
import { useRead } from '../../use-read.ts'
import { useWrite } from '../../use-write.ts'
import { ChoiceChips } from '../visit/choice-chips.tsx'
import '../visit/visit.css'

type Props = { readonly campaignId: string; readonly householdId?: string; readonly personId?: string | null; readonly visitId?: string; readonly of?: KeyHousehold; readonly onClose: () => void }

/** Puts a household on the key list, or changes how it is followed. */
export function KeepKey({ campaignId, householdId, personId: person = null, visitId, of, onClose }: Props) {
  const { t, words } = useLanguage()
  const go = useGo()
  const plan = useCampaign(campaignId)?.plan
  const list = plan && keyListOf(plan)
  const [house, setHouse] = useState(of?.householdId ?? householdId)
  const [personId, setPersonId] = useState(of?.personId ?? person)
  const [said, setSaid] = useState({ why: of?.why ?? '', risk: of?.risk ?? '', measure: of?.measure ?? '', frequency: of?.frequency ?? '', helperName: of?.helper.name ?? '', helperPost: of?.helper.post ?? '', helperPhone: of?.helper.phone ?? '' })
  const household = useRead(getHousehold, { params: { id: house ?? '' } }, { enabled: house !== undefined && !of }).data
  const add = useWrite(addKeyHousehold, { onDone: (key) => { onClose(); go(paths.keyHousehold(key.id)) } })
  const change = useWrite(changeKeyHousehold, { onDone: onClose })
  const set = (name: keyof typeof said) => (value: string) => setSaid((before) => ({ ...before, [name]: value }))
  const isReady = house !== undefined && [said.why, said.risk, said.measure, said.frequency, said.helperName].every((text) => text.trim() !== '')
  const save = () => {
    if (of) change.mutate({ params: { id: of.id }, body: { version: of.version, ...said } })
    else add.mutate({ params: { id: campaignId }, body: { householdId: house ?? '', personId, visitId: visitId ?? null, ...said } })
  }
  return (
    <Drawer open size={540} title={t(of ? 'key-households.change' : 'key-households.add')} onClose={onClose} extra={<Button type="primary" loading={add.isPending || change.isPending} disabled={!isReady} onClick={save}>{t('ui.save')}</Button>}>
      <ProblemNote problem={add.error ?? change.error} />
      <Fields>
        {!of && householdId === undefined && <Field label={t('findings.column.whose')} id="key-house"><HouseholdPick id="key-house" value={house} onChange={(next) => { setHouse(next); setPersonId(null) }} /></Field>}
        {!of && household && household.members.length > 1 && (
          <Field label={t('key-households.person')} id="key-person">
            <Select id="key-person" allowClear style={{ width: '100%' }} placeholder={t('key-households.whole')} value={personId} options={household.members.map((member) => ({ value: member.personId, label: member.name }))} onChange={(value) => setPersonId(value ?? null)} />
          </Field>
        )}
        <Field label={t('key-households.why')} id="key-why"><Select id="key-why" style={{ width: '100%' }} value={said.why || null} options={(list?.reasons ?? []).map((one) => ({ value: one.id, label: words(one.title) }))} onChange={set('why')} /></Field>
        <Field label={t('key-households.risk')} id="key-risk"><Input.TextArea id="key-risk" autoSize={{ minRows: 2, maxRows: 5 }} maxLength={500} value={said.risk} onChange={(event) => set('risk')(event.target.value)} /></Field>
        <Field label={t('key-households.measure')} id="key-measure"><Input.TextArea id="key-measure" autoSize={{ minRows: 2, maxRows: 5 }} maxLength={500} value={said.measure} onChange={(event) => set('measure')(event.target.value)} /></Field>
        <div><span className="field-label">{t('key-households.frequency')}</span><ChoiceChips name="key-frequency" label={t('key-households.frequency')} value={said.frequency} chips={(list?.frequencies ?? []).map((one) => ({ value: one.id, label: words(one.title) }))} onChange={set('frequency')} /></div>
        <Field label={t('key-households.helper')} id="key-helper"><Input id="key-helper" maxLength={60} value={said.helperName} onChange={(event) => set('helperName')(event.target.value)} /></Field>
        <Pair>
          <Field label={t('key-households.helper-post')} id="key-post"><Input id="key-post" maxLength={60} value={said.helperPost} onChange={(event) => set('helperPost')(event.target.value)} /></Field>
          <Field label={t('key-households.helper-phone')} id="key-phone"><Input id="key-phone" maxLength={40} value={said.helperPhone} onChange={(event) => set('helperPhone')(event.target.value)} /></Field>
        </Pair>
      </Fields>
    </Drawer>
  )
}
