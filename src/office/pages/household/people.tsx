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

type Member = Household['members'][number]

/** The people of a household with what is known of each; those who left stand below. */
export function People({ household }: { readonly household: Household }) {
  const { t } = useLanguage()
  const here = household.members.filter((member) => member.to === null)
  const gone = household.members.filter((member) => member.to !== null)
  return (
    <Sheet title={t('household.people')}>
      <ul className="people">{here.map((member) => <li key={member.personId}><Person member={member} /></li>)}</ul>
      {gone.length > 0 && (
        <details className="gone">
          <summary>{t('household.gone', { count: gone.length })}</summary>
          <ul className="people">{gone.map((member) => <li key={member.personId} className="muted"><Person member={member} /></li>)}</ul>
        </details>
      )}
    </Sheet>
  )
}

function Person({ member }: { readonly member: Member }) {
  const { t } = useLanguage()
  const may = useMay()
  const codeName = useCodeName()
  const open = useWrite(openCitizenId)
  const told = [
    member.isHead ? t('household.head') : member.relation && codeName('relation', member.relation),
    member.sex && codeName('sex', member.sex),
    member.age !== null && t('household.age', { age: member.age }),
  ].filter(Boolean)
  return (
    <>
      <div><b>{member.name}</b>　{told.join(' · ')}</div>
      <div className="faint">
        {member.birthDate && <><DateText date={member.birthDate} />　</>}
        {may('person.open-id')
          ? <MaskedId masked={member.maskedId} onOpen={async (purpose) => (await open.mutateAsync({ params: { id: member.personId }, body: { purpose } })).citizenId} />
          : member.maskedId}
      </div>
      {member.to && <div className="faint">{t('household.left')} <DateText date={member.to} /></div>}
      {member.labels.length > 0 && <LabelTags labels={member.labels} />}
      <FactList subject="person" facts={member.facts} />
    </>
  )
}
