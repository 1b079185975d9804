import { Checkbox, Input, Select } from 'antd'
import { listReferableFacts } from '#contract/referrals.ts'
import { departmentsOf } from '#domain/casework/case-plan.ts'
import { Field, Fields } from '#ui/field.tsx'
import { useLanguage } from '#ui/language.ts'
import { useCampaign } from '../../campaign/use-campaign.ts'
import { useRead } from '../../use-read.ts'
import { useFactLine } from './fact-line.ts'

export type Sent = { readonly department: string; readonly need: string; readonly due: string; readonly facts: readonly { readonly personId: string | null; readonly name: string }[] }

export const emptySending: Sent = { department: '', need: '', due: '', facts: [] }

export function isSendable(sent: Sent): boolean {
  return sent.department !== '' && sent.need.trim() !== ''
}

type Props = { readonly campaignId: string; readonly householdId: string; readonly personId: string | null; readonly value: Sent; readonly onChange: (value: Sent) => void }

/** What goes to which department: nothing of the household but what is ticked here. */
export function Sending({ campaignId, householdId, personId, value, onChange }: Props) {
  const { t, words } = useLanguage()
  const plan = useCampaign(campaignId)?.plan
  const factLine = useFactLine()
  const known = useRead(listReferableFacts, { params: { id: householdId }, query: { ...(personId && { person: personId }) } }).data
  const isSent = (fact: { personId: string | null; name: string }) => value.facts.some((one) => one.personId === fact.personId && one.name === fact.name)
  return (
    <Fields>
      <Field label={t('referrals.department')} id="send-department">
        <Select id="send-department" style={{ width: '100%' }} showSearch={{ optionFilterProp: 'label' }} value={value.department || null} options={(plan ? departmentsOf(plan) : []).map((one) => ({ value: one.id, label: words(one.title) }))} onChange={(department) => onChange({ ...value, department })} />
      </Field>
      <Field label={t('referrals.need')} id="send-need"><Input.TextArea id="send-need" autoSize={{ minRows: 2, maxRows: 5 }} maxLength={500} value={value.need} onChange={(event) => onChange({ ...value, need: event.target.value })} /></Field>
      <Field label={t('referrals.due')} id="send-due"><Input id="send-due" type="date" style={{ width: 180 }} value={value.due} onChange={(event) => onChange({ ...value, due: event.target.value })} /></Field>
      <fieldset className="sending-facts">
        <legend className="field-label">{t('referrals.facts')}</legend>
        {(known?.facts ?? []).map((fact) => (
          <div key={`${fact.personId ?? ''} ${fact.name}`}>
            <Checkbox checked={isSent(fact)} onChange={(event) => onChange({ ...value, facts: event.target.checked ? [...value.facts, { personId: fact.personId, name: fact.name }] : value.facts.filter((one) => one.personId !== fact.personId || one.name !== fact.name) })}>{factLine(fact)}</Checkbox>
          </div>
        ))}
        {known?.facts.length === 0 && <p className="faint">{t('referrals.facts.none')}</p>}
      </fieldset>
    </Fields>
  )
}
