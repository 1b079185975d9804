import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { codeLists } from '#domain/registry/code-lists.ts'
import type { MemberFacts } from '#domain/policy/facts.ts'
import { useLanguage } from '#ui/language.ts'
import { Sheet } from '#ui/sheet.tsx'
import { DateText } from '#ui/date-text.tsx'
import { useCodeName } from '../roster/code-names.ts'
import { AddMember } from './add-member.tsx'
import type { Draft } from './draft.ts'
import type { DraftInHand } from './use-draft.ts'

type Props = { readonly draft: Draft; readonly members: readonly MemberFacts[]; readonly known: readonly MemberFacts[]; readonly change: DraftInHand['change'] }

/** Who came to the household, and who is no longer of it. */
export function MembersPage({ draft, members, known, change }: Props) {
  const { t } = useLanguage()
  const codeName = useCodeName()
  const takeBackAdded = (id: string) => change((before) => ({ ...before, added: before.added.filter((member) => member.id !== id) }))
  const takeBackLeft = (id: string) => change((before) => ({ ...before, left: before.left.filter((member) => member.personId !== id) }))
  return (
    <div className="stack">
      {(draft.added.length > 0 || draft.left.length > 0) && (
        <Sheet title={t('visit.members.changed')}>
          <ul className="plain-list">
            {draft.added.map((member) => (
              <li key={member.id} className="spread"><span>{t('visit.members.came', { name: member.name })}　<span className="muted">{codeName('relation', member.relation)}</span></span><button type="button" className="plain" onClick={() => takeBackAdded(member.id)}>{t('visit.members.take-back')}</button></li>
            ))}
            {draft.left.map((left) => (
              <li key={left.personId} className="spread"><span>{t('visit.members.went', { name: known.find((member) => member.personId === left.personId)?.name })}　<span className="muted">{codeName('left-reason', left.reason)}　<DateText date={left.date} /></span></span><button type="button" className="plain" onClick={() => takeBackLeft(left.personId)}>{t('visit.members.take-back')}</button></li>
            ))}
          </ul>
        </Sheet>
      )}
      <AddMember today={draft.visit.date} change={change} />
      <LeaveMember draft={draft} members={members.filter((member) => !draft.added.some((added) => added.id === member.personId))} change={change} />
    </div>
  )
}

function LeaveMember({ draft, members, change }: Omit<Props, 'known'>) {
  const { t, words } = useLanguage()
  const [personId, setPerson] = useState<string>()
  const [reason, setReason] = useState<string>()
  const [date, setDate] = useState('')
  const leave = () => {
    if (!personId || !reason || !date) return
    change((before) => ({ ...before, left: [...before.left, { personId, reason, date }] }))
    setPerson(undefined)
    setReason(undefined)
    setDate('')
  }
  return (
    <Sheet title={t('visit.members.leave')} note={t('visit.members.leave.note')}>
      <div className="form-row">
        <div>
          <label htmlFor="leave-who">{t('visit.members.who')}</label>
          <Select id="leave-who" style={{ width: 160 }} value={personId ?? null} options={members.map((member) => ({ value: member.personId, label: member.name }))} onChange={setPerson} />
        </div>
        <div>
          <label htmlFor="leave-why">{t('visit.members.why')}</label>
          <Select id="leave-why" style={{ width: 170 }} value={reason ?? null} options={codeLists['left-reason'].map((code) => ({ value: code.code, label: words(code.title) }))} onChange={setReason} />
        </div>
        <div>
          <label htmlFor="leave-when">{t('visit.members.when')}</label>
          <Input id="leave-when" type="date" style={{ width: 160 }} max={draft.visit.date} value={date} onChange={(event) => setDate(event.target.value)} />
        </div>
        <Button disabled={!personId || !reason || !date} onClick={leave}>{t('visit.members.leave.do')}</Button>
      </div>
    </Sheet>
  )
}
