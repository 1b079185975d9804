import { ageOn } from '#domain/calendar/age.ts'
import { isPlainDate } from '#domain/calendar/plain-date.ts'
import type { MemberFacts } from '#domain/policy/facts.ts'
import { useLanguage } from '#ui/language.ts'
import { useCodeName } from '../roster/code-names.ts'

/** Who somebody is, in a few words: relation, sex, age on the day of the visit. */
export function useAboutMember(day: string): (member: MemberFacts) => string {
  const { t } = useLanguage()
  const codeName = useCodeName()
  return (member) =>
    [
      member.isHead ? t('household.head') : member.relation && codeName('relation', member.relation),
      member.sex && codeName('sex', member.sex),
      member.birthDate && isPlainDate(day) && t('household.age', { age: ageOn(member.birthDate, day) }),
    ].filter(Boolean).join(' · ')
}
