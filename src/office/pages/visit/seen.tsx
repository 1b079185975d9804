import { Button, Input, Select } from 'antd'
import { lastTry } from '#domain/visit/seen-gates.ts'
import { codeLists } from '#domain/registry/code-lists.ts'
import { addDays, isPlainDate } from '#domain/calendar/plain-date.ts'
import type { MemberFacts } from '#domain/policy/facts.ts'
import { useLanguage } from '#ui/language.ts'
import { Note } from '#ui/note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { StayText, useStays } from '../../parts/stays.tsx'
import { ChoiceChips } from './choice-chips.tsx'
import { fieldId } from './desk-pages.ts'
import { withMember, type Draft, type MemberDraft } from './draft.ts'
import type { DraftInHand } from './use-draft.ts'

type Props = { readonly householdId: string; readonly member: MemberFacts; readonly draft: Draft; readonly until: string; readonly change: DraftInHand['change'] }

/** 见人见面: the person was seen, or is named with the reason and the day of the next try. */
export function Seen({ householdId, member, draft, until, change }: Props) {
  const { t, words } = useLanguage()
  const path = `members.${member.personId}`
  const own: MemberDraft = draft.members[member.personId] ?? { answers: {} }
  const set = (part: Partial<MemberDraft>) => change((before) => withMember(before, member.personId, part))
  const earliest = isPlainDate(draft.visit.date) ? addDays(draft.visit.date, 1) : undefined
  const latest = isPlainDate(draft.visit.date) ? lastTry(draft.visit.date, until) : undefined
  const isWrong = own.nextDate !== undefined && own.nextDate !== '' && (own.nextDate <= draft.visit.date || (latest !== undefined && own.nextDate > latest))
  const stay = useStays(householdId).find((one) => one.personId === member.personId)
  const isMetThere = own.seen === true && own.how === 'IN_INSTITUTION'
  return (
    <Sheet title={t('visit.seen.title')}>
      {stay && <Note {...(stay.checkedOn !== null && !isMetThere && { action: <Button onClick={() => set({ seen: true, how: 'IN_INSTITUTION' })}>{t('institutions.stay.seen')}</Button> })}><StayText stay={stay} /></Note>}
      <fieldset className="question" id={fieldId(path)} tabIndex={-1}>
        <legend className="visually-hidden">{t('visit.seen.of', { name: member.name })}</legend>
        <ChoiceChips name={`${path}-seen`} label={t('visit.seen.of', { name: member.name })} value={own.seen === undefined ? undefined : String(own.seen)} chips={[{ value: 'true', label: t('visit.seen.yes') }, { value: 'false', label: t('visit.seen.no') }]} onChange={(seen) => set({ seen: seen === 'true' })} />
      </fieldset>
      {own.seen === true && (
        <fieldset className="question" id={fieldId(`${path}.how`)} tabIndex={-1}>
          <legend>{t('visit.seen.how')}</legend>
          <ChoiceChips name={`${path}-how`} label={t('visit.seen.how')} value={own.how} chips={codeLists['seen-how'].map((code) => ({ value: code.code, label: words(code.title) }))} onChange={(how) => set({ how })} />
          {draft.visit.manner === 'PHONE' && <p className="late">{t('visit.phone-sees-nobody')}</p>}
        </fieldset>
      )}
      {own.seen === false && (
        <div className="row not-seen">
          <div id={fieldId(`${path}.reason`)}>
            <label htmlFor={`${fieldId(path)}-reason`}>{t('visit.seen.reason')}</label>
            <Select id={`${fieldId(path)}-reason`} style={{ width: 220 }} value={own.reason || null} options={codeLists['not-seen-reason'].map((code) => ({ value: code.code, label: words(code.title) }))} onChange={(reason: string) => set({ reason })} />
          </div>
          <div id={fieldId(`${path}.nextDate`)}>
            <label htmlFor={`${fieldId(path)}-next`}>{t('visit.seen.next')}</label>
            <Input id={`${fieldId(path)}-next`} type="date" style={{ width: 180 }} min={earliest} max={latest} value={own.nextDate ?? ''} onChange={(event) => set({ nextDate: event.target.value })} {...(isWrong && { status: 'error' as const })} />
          </div>
        </div>
      )}
    </Sheet>
  )
}
