import { addMember, changeHead, endMembership, giveCitizenId } from '#contract/household-desk.ts'
import type { Household } from '#contract/households.ts'
import { Select } from 'antd'
import { useState } from 'react'
import { useLanguage } from '#ui/language.ts'
import { useToday } from '#ui/today.ts'
import { ActDialog, type ActField } from '../../parts/act-dialog.tsx'
import { HouseholdPick } from '../../parts/household-pick.tsx'
import { useWrite } from '../../use-write.ts'
import { useCodeName } from '../roster/code-names.ts'
import { useChoices } from './use-choices.ts'

type Props = { readonly household: Household; readonly onClose: () => void }
type Member = Household['members'][number]

const back = 'back:'

/** Somebody new in the household, or somebody of those who left, who came back. */
export function AddMember({ household, onClose }: Props) {
  const { t } = useLanguage()
  const today = useToday()
  const choices = useChoices()
  const add = useWrite(addMember)
  const gone = household.members.filter((member) => member.to !== null)
  const [who, setWho] = useState('new')
  const isNew = !who.startsWith(back)
  const fields: ActField[] = [
    ...(isNew
      ? ([
          { name: 'name', label: t('desk.name'), kind: 'text', isNeeded: true, most: 40 },
          { name: 'citizenId', label: t('desk.citizen-id'), kind: 'text', most: 40 },
          { name: 'sex', label: t('desk.sex'), kind: 'choice', options: choices.ofList('sex') },
          { name: 'birthDate', label: t('desk.birth'), kind: 'date' },
        ] as const)
      : []),
    { name: 'relation', label: t('desk.relation'), kind: 'choice', options: choices.ofList('relation') },
    { name: 'from', label: t('desk.member.from'), kind: 'date', isNeeded: true, initial: today },
  ]
  return (
    <ActDialog
      key={who}
      title={t('desk.act.member')}
      okLabel={t('desk.save')}
      fields={fields}
      onClose={onClose}
      onOk={({ name, citizenId, sex, birthDate, relation, from }) =>
        add.mutateAsync({
          params: { id: household.id },
          body: { ...(isNew ? { ...(name && { name }), ...(citizenId && { citizenId }), ...(sex && { sex: sex as 'MALE' }), ...(birthDate && { birthDate }) } : { personId: who.slice(back.length) }), relation: relation ?? '', from: from! },
        })
      }
    >
      {gone.length > 0 && (
        <p>
          <Select aria-label={t('desk.member.who')} style={{ width: '100%' }} value={who} onChange={setWho} options={[{ value: 'new', label: t('desk.member.new') }, ...gone.map((member) => ({ value: `${back}${member.personId}`, label: t('desk.member.back', { name: member.name }) }))]} />
        </p>
      )}
    </ActDialog>
  )
}

/** Another head, and what everybody else is to that one. */
export function ChangeHead({ household, onClose }: Props) {
  const { t } = useLanguage()
  const today = useToday()
  const choices = useChoices()
  const change = useWrite(changeHead)
  const here = household.members.filter((member) => member.to === null)
  const candidates = here.filter((member) => !member.isHead)
  const [next, setNext] = useState(candidates[0]?.personId ?? '')
  const others = here.filter((member) => member.personId !== next)
  if (candidates.length === 0) return <ActDialog title={t('desk.act.head')} okLabel={t('ui.close')} fields={[]} onOk={async () => undefined} onClose={onClose}><p>{t('desk.head.nobody')}</p></ActDialog>
  return (
    <ActDialog
      key={next}
      title={t('desk.act.head')}
      okLabel={t('desk.save')}
      fields={[
        { name: 'on', label: t('desk.head.on'), kind: 'date', isNeeded: true, initial: today },
        ...others.map((member): ActField => ({ name: member.personId, label: t('desk.head.relation', { name: member.name }), kind: 'choice', options: choices.ofList('relation') })),
      ]}
      onClose={onClose}
      onOk={(values) => change.mutateAsync({ params: { id: household.id }, body: { personId: next, on: values['on']!, relations: others.map((member) => ({ personId: member.personId, relation: values[member.personId] ?? '' })) } })}
    >
      <p><Select aria-label={t('desk.head.who')} style={{ width: '100%' }} value={next} onChange={setNext} options={candidates.map((member) => ({ value: member.personId, label: t('desk.head.new', { name: member.name }) }))} /></p>
    </ActDialog>
  )
}

/** Somebody leaves, or goes to live in another household. */
export function Leave({ household, member, onClose }: Props & { readonly member: Member }) {
  const { t } = useLanguage()
  const today = useToday()
  const choices = useChoices()
  const codeName = useCodeName()
  const end = useWrite(endMembership)
  const [to, setTo] = useState<string>()
  const fields: ActField[] = [
    { name: 'reason', label: t('desk.leave.reason'), kind: 'choice', options: choices.ofList('left-reason'), isNeeded: true, ...(to && { initial: 'MOVED' }) },
    { name: 'on', label: t('desk.leave.on'), kind: 'date', isNeeded: true, initial: today },
    ...(to ? ([{ name: 'relation', label: t('desk.leave.relation'), kind: 'choice', options: choices.ofList('relation') }] as const) : []),
  ]
  return (
    <ActDialog
      key={to ?? 'none'}
      title={t('desk.leave.title', { name: member.name })}
      okLabel={t('desk.save')}
      fields={fields}
      onClose={onClose}
      onOk={({ reason, on, relation }) => end.mutateAsync({ params: { id: household.id, personId: member.personId }, body: { reason: reason!, on: on!, ...(to && { toHouseholdId: to, relation: relation ?? '' }) } })}
    >
      <p className="muted">{member.relation && codeName('relation', member.relation)}</p>
      <label htmlFor="leave-to">{t('desk.leave.to')}</label>
      <p><HouseholdPick id="leave-to" value={to} onChange={setTo} /></p>
    </ActDialog>
  )
}

/** A real number for somebody who had none. */
export function GiveId({ member, onClose }: { readonly member: Member; readonly onClose: () => void }) {
  const { t } = useLanguage()
  const give = useWrite(giveCitizenId)
  return (
    <ActDialog
      title={t('desk.give-id.title', { name: member.name })}
      okLabel={t('desk.save')}
      fields={[{ name: 'citizenId', label: t('desk.citizen-id'), kind: 'text', isNeeded: true, most: 40 }]}
      onClose={onClose}
      onOk={({ citizenId }) => give.mutateAsync({ params: { id: member.personId }, body: { citizenId: citizenId! } })}
    >
      {member.provisionalNumber && <p className="muted">{t('desk.provisional')} {member.provisionalNumber}</p>}
    </ActDialog>
  )
}
