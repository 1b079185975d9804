import { formatDate, formatMoney } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { useToday } from '#ui/today.ts'
import { useCodeName } from '../roster/code-names.ts'
import { useFactText } from '../household/fact-text.ts'

/** What two records say otherwise, in words: the name of the thing, and what one side says. */
export function useDifferenceText() {
  const { t, language } = useLanguage()
  const codeName = useCodeName()
  const fact = useFactText()
  const today = useToday()
  const parts = (key: string) => {
    const isOfHousehold = key.startsWith('household.')
    const bare = isOfHousehold ? key.slice('household.'.length) : key
    const at = bare.indexOf(':')
    return { isOfHousehold, kind: at === -1 ? bare : bare.slice(0, at), of: at === -1 ? '' : bare.slice(at + 1) }
  }
  // A fact is of the person unless it stands under the household, or two households are compared: then no person has such a fact.
  const subjectOf = (name: string, isOfHousehold: boolean) => (isOfHousehold || fact.name('person', name) === name ? 'household' : 'person')
  const name = (key: string): string => {
    const { isOfHousehold, kind, of } = parts(key)
    if (kind === 'fact') return fact.name(subjectOf(of, isOfHousehold), of)
    if (kind === 'aid') return t('duplicates.difference.aid', { aid: codeName('aid-kind', of) })
    return t(`duplicates.difference.${kind}`)
  }
  const value = (key: string, said: unknown): string => {
    const { isOfHousehold, kind, of } = parts(key)
    if (said === null || said === undefined) return ''
    if (kind === 'fact') return fact.value(subjectOf(of, isOfHousehold), of, said)
    if (kind === 'sex') return codeName('sex', String(said))
    if (kind === 'birthDate') return formatDate(String(said), language, today)
    if (kind === 'aid') {
      const { from, amountFen } = said as { from: string | null; amountFen: number | null }
      return [from && t('duplicates.since', { day: formatDate(from, language, today) }), amountFen !== null && t('ui.money', { amount: formatMoney(amountFen, language) })].filter(Boolean).join(' · ')
    }
    return String(said)
  }
  return { name, value }
}
