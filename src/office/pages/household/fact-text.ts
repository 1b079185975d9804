import { findIndicator, type Indicator } from '#domain/policy/indicators.ts'
import { formatDate, formatMoney } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { useListed } from '#ui/listed.ts'
import { useToday } from '#ui/today.ts'
import { useCodeName } from '../roster/code-names.ts'

type Subject = Indicator['subject']

/** Facts in words: their names, and their values by the type of their indicator. */
export function useFactText() {
  const { t, has, language } = useLanguage()
  const today = useToday()
  const codeName = useCodeName()
  const listed = useListed()
  const name = (subject: Subject, fact: string) => {
    const key = findIndicator(`${subject}.${fact}`)?.label ?? ''
    return has(key) ? t(key) : fact
  }
  const value = (subject: Subject, fact: string, held: unknown): string => {
    const indicator = findIndicator(`${subject}.${fact}`)
    if (held === undefined || held === null || held === '') return ''
    if (typeof held === 'boolean') return t(held ? 'ui.yes' : 'ui.no')
    if (Array.isArray(held)) return listed(held.map((one) => value(subject, fact, one)))
    if (indicator?.list) return codeName(indicator.list, String(held))
    if (indicator?.type === 'money' && typeof held === 'number') return t('ui.money', { amount: formatMoney(held, language) })
    if (indicator?.type === 'date') return formatDate(String(held), language, today)
    if (indicator?.unit === 'level') return codeName('disability-level', String(held))
    return typeof held === 'object' ? JSON.stringify(held) : String(held)
  }
  return { name, value }
}
