import { Button, Drawer, Select } from 'antd'
import { useState } from 'react'
import { listReferableFacts, makeReferral } from '#contract/referrals.ts'
import { Field, Fields } from '#ui/field.tsx'
import { useGo } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { HouseholdPick } from '../../parts/household-pick.tsx'
import { paths } from '../../paths.ts'
import { useRead } from '../../use-read.ts'
import { useWrite } from '../../use-write.ts'
import { emptySending, isSendable, Sending } from './sending.tsx'
import './referrals.css'

type Props = { readonly campaignId: string; readonly householdId?: string; readonly personId?: string | null; readonly findingId?: string; /** What is filled in already. */ readonly proposed?: { readonly department: string; readonly need: string }; readonly onClose: () => void }

/** Passes a matter to the department concerned. */
export function MakeReferral({ campaignId, householdId, personId = null, findingId, proposed, onClose }: Props) {
  const { t } = useLanguage()
  const go = useGo()
  const [house, setHouse] = useState(householdId)
  const [person, setPerson] = useState(personId)
  const [sending, setSending] = useState({ ...emptySending, ...proposed })
  const people = useRead(listReferableFacts, { params: { id: house ?? '' }, query: {} }, { enabled: house !== undefined }).data?.people ?? []
  const make = useWrite(makeReferral, { onDone: (referral) => { onClose(); go(paths.referral(referral.id)) } })
  const save = () => make.mutate({ params: { id: campaignId }, body: { householdId: house ?? '', personId: person, findingId: findingId ?? null, department: sending.department, need: sending.need, facts: [...sending.facts], due: sending.due || null } })
  return (
    <Drawer open size={560} title={t('referrals.make')} onClose={onClose} extra={<Button type="primary" loading={make.isPending} disabled={house === undefined || !isSendable(sending)} onClick={save}>{t('referrals.send')}</Button>}>
      <ProblemNote problem={make.error} />
      <Fields>
        {householdId === undefined && <Field label={t('findings.column.whose')} id="refer-house"><HouseholdPick id="refer-house" value={house} onChange={(next) => { setHouse(next); setPerson(null); setSending((before) => ({ ...before, facts: [] })) }} /></Field>}
        {people.length > 0 && (
          <Field label={t('findings.person')} id="refer-person">
            <Select id="refer-person" allowClear style={{ width: '100%' }} value={person} options={people.map((one) => ({ value: one.personId, label: one.name }))} onChange={(next) => { setPerson(next ?? null); setSending((before) => ({ ...before, facts: before.facts.filter((fact) => fact.personId === null) })) }} />
          </Field>
        )}
        {house !== undefined && <Sending campaignId={campaignId} householdId={house} personId={person} value={sending} onChange={setSending} />}
      </Fields>
    </Drawer>
  )
}
