import { useState } from 'react'
import { openCitizenId, type Household } from '#contract/households.ts'
import { DateText } from '#ui/date-text.tsx'
import { useLanguage } from '#ui/language.ts'
import { MaskedId } from '#ui/masked-id.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { useMay } from '../../session.ts'
import { useWrite } from '../../use-write.ts'
import { useCodeName } from '../roster/code-names.ts'
import { FactList } from './fact-list.tsx'
import { LabelTags } from './label-tags.tsx'
import { GiveId, Leave } from './people-acts.tsx'

type Member = Household['members'][number]

/** The people of a household with what is known of each; those who left stand below. */
export function People({ household }: { readonly household: Household }) {
  const { t } = useLanguage()
  const here = household.members.filter((member) => member.to === null)
  const gone = household.members.filter((member) => member.to !== null)
  return (
    <Sheet title={t('household.people')}>
      <ul className="people">{here.map((member) => <li key={member.personId}><Person household={household} member={member} /></li>)}</ul>
      {gone.length > 0 && (
        <details className="gone">
          <summary>{t('household.gone', { count: gone.length })}</summary>
          <ul className="people">{gone.map((member) => <li key={member.personId} className="muted"><Person household={household} member={member} /></li>)}</ul>
        </details>
      )}
    </Sheet>
  )
}

function Person({ household, member }: { readonly household: Household; readonly member: Member }) {
  const { t } = useLanguage()
  const may = useMay()
  const codeName = useCodeName()
  const open = useWrite(openCitizenId)
  const [act, setAct] = useState<'leave' | 'give-id'>()
  const told = [
    member.isHead ? t('household.head') : member.relation && codeName('relation', member.relation),
    member.sex && codeName('sex', member.sex),
    member.age !== null && t('household.age', { age: member.age }),
  ].filter(Boolean)
  const acts = may('household.edit') && member.to === null
  return (
    <>
      <div><b>{member.name}</b>　{told.join(' · ')}</div>
      <div className="faint">
        {member.birthDate && <><DateText date={member.birthDate} />　</>}
        {may('person.open-id')
          ? <MaskedId masked={member.maskedId} onOpen={async (purpose) => (await open.mutateAsync({ params: { id: member.personId }, body: { purpose } })).citizenId} />
          : member.maskedId}
        {member.provisionalNumber && <> <span className="nowrap">{member.provisionalNumber}</span></>}
      </div>
      {member.from && member.to === null && <div className="faint">{t('desk.member.since')} <DateText date={member.from} /></div>}
      {member.to && <div className="faint">{t('household.left')} <DateText date={member.to} />　{member.endReason && reasonText(t, codeName, member.endReason)}</div>}
      {member.labels.length > 0 && <LabelTags labels={member.labels} />}
      <FactList householdId={household.id} personId={member.personId} facts={member.facts} />
      {acts && (
        <div className="faint row no-print">
          <button type="button" className="plain" onClick={() => setAct('leave')}>{t('desk.leave')}</button>
          {member.maskedId === '' && <button type="button" className="plain" onClick={() => setAct('give-id')}>{t('desk.give-id')}</button>}
        </div>
      )}
      {act === 'leave' && <Leave household={household} member={member} onClose={() => setAct(undefined)} />}
      {act === 'give-id' && <GiveId member={member} onClose={() => setAct(undefined)} />}
    </>
  )
}

/** Why a membership ended: a code of the list, or one of what was done at a desk. */
function reasonText(t: (key: string) => string, codeName: ReturnType<typeof useCodeName>, reason: string): string {
  return reason === 'MERGED' || reason === 'HEAD_CHANGED' ? t(`desk.ended.${reason}`) : codeName('left-reason', reason)
}
