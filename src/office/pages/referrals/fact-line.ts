import type { SentFact } from '#contract/referrals.ts'
import { codeTitle } from '#domain/registry/code-lists.ts'
import { formatDate } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { useFactText } from '../household/fact-text.ts'

/** A fact that goes with a referral, in words. */
export function useFactLine(): (fact: SentFact) => string {
  const { t, words, language } = useLanguage()
  const text = useFactText()
  return ({ name, value }) => {
    if (name === 'household.address') return t('referrals.fact', { name: t('referrals.fact.address'), value })
    if (name === 'person.birthDate') return t('referrals.fact', { name: t('referrals.fact.birth'), value: formatDate(String(value), language) })
    if (name === 'person.sex') {
      const title = codeTitle('sex', String(value))
      return t('referrals.fact', { name: t('referrals.fact.sex'), value: title ? words(title) : value })
    }
    const [subject, ...rest] = name.split('.') as ['household' | 'person', ...string[]]
    return t('referrals.fact', { name: text.name(subject, rest.join('.')), value: text.value(subject, rest.join('.'), value) })
  }
}
