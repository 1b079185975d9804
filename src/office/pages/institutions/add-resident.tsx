import { Button, Drawer, Input, Select } from 'antd'
import { useState } from 'react'
import { getHousehold } from '#contract/households.ts'
import { addResident } from '#contract/institutions.ts'
import { placePayers } from '#domain/casework/institution-check.ts'
import { Field, Fields, Pair } from '#ui/field.tsx'
import { useLanguage } from '#ui/language.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { useToday } from '#ui/today.ts'
import { HouseholdPick } from '../../parts/household-pick.tsx'
import { useRead } from '../../use-read.ts'
import { useWrite } from '../../use-write.ts'

/** Somebody of the registry who lives here. */
export function AddResident({ institutionId, onClose }: { readonly institutionId: string; readonly onClose: () => void }) {
  const { t } = useLanguage()
  const today = useToday()
  const [house, setHouse] = useState<string>()
  const [person, setPerson] = useState<string>()
  const [said, setSaid] = useState({ bed: '', payer: 'SELF' as (typeof placePayers)[number], contactName: '', contactPhone: '', from: today })
  const household = useRead(getHousehold, { params: { id: house ?? '' } }, { enabled: house !== undefined }).data
  const members = house === undefined ? [] : (household?.members ?? []).filter((member) => member.to === null)
  const who = person ?? (members.length === 1 ? members[0]?.personId : undefined)
  const add = useWrite(addResident, { onDone: onClose })
  const set = (part: Partial<typeof said>) => setSaid((before) => ({ ...before, ...part }))
  return (
    <Drawer open size={520} title={t('institutions.resident.add')} onClose={onClose} extra={<Button type="primary" loading={add.isPending} disabled={!house || !who || said.from === ''} onClick={() => add.mutate({ params: { id: institutionId }, body: { ...said, householdId: house!, personId: who! } })}>{t('ui.save')}</Button>}>
      <ProblemNote problem={add.error} />
      <Fields>
        <Field label={t('findings.column.whose')} id="resident-house"><HouseholdPick id="resident-house" value={house} onChange={(next) => { setHouse(next); setPerson(undefined) }} /></Field>
        {members.length > 0 && <Field label={t('institutions.resident.who')} id="resident-who"><Select id="resident-who" style={{ width: '100%' }} value={who ?? null} options={members.map((member) => ({ value: member.personId, label: member.name }))} onChange={setPerson} /></Field>}
        <Pair>
          <Field label={t('institutions.from')} id="resident-from"><Input id="resident-from" type="date" max={today} value={said.from} onChange={(event) => set({ from: event.target.value })} /></Field>
          <Field label={t('institutions.bed')} id="resident-bed"><Input id="resident-bed" maxLength={40} value={said.bed} onChange={(event) => set({ bed: event.target.value })} /></Field>
        </Pair>
        <Field label={t('institutions.payer')} id="resident-payer"><Select id="resident-payer" style={{ width: '100%' }} value={said.payer} options={placePayers.map((value) => ({ value, label: t(`institutions.payer.${value}`) }))} onChange={(payer) => set({ payer })} /></Field>
        <Pair>
          <Field label={t('institutions.contact')} id="resident-contact"><Input id="resident-contact" maxLength={60} value={said.contactName} onChange={(event) => set({ contactName: event.target.value })} /></Field>
          <Field label={t('institutions.contact-phone')} id="resident-phone"><Input id="resident-phone" maxLength={40} value={said.contactPhone} onChange={(event) => set({ contactPhone: event.target.value })} /></Field>
        </Pair>
      </Fields>
    </Drawer>
  )
}
