import type { TimelineEntry } from '#contract/households.ts'
import { useLanguage, type Words } from '#ui/language.ts'
import { formatDate, formatMoney } from '#ui/format.ts'
import { useListed } from '#ui/listed.ts'
import { useToday } from '#ui/today.ts'
import { useCodeName } from '../roster/code-names.ts'
import { useFactText } from './fact-text.ts'

/** An entry of a timeline as a sentence: its code in the locales, its details put into words. */
export function useTold(): (entry: Pick<TimelineEntry, 'code' | 'details'>) => string {
  const { t, has, words, language } = useLanguage()
  const codeName = useCodeName()
  const today = useToday()
  const factText = useFactText()
  const listed = useListed()
  return ({ code, details }) => {
    const subject = details.subject === 'household' ? 'household' : 'person'
    const fact = typeof details.name === 'string' ? details.name : ''
    const said = Object.fromEntries(
      Object.entries(details).map(([name, value]) => {
        if (isWords(value)) return [name, words(value)]
        if (name === 'value' || name === 'before' || name === 'after') return [name, factText.value(subject, fact, value) || t('household.unsaid')]
        if (name === 'name') return [name, factText.name(subject, fact)]
        if (name === 'aid') return [name, codeName('aid-kind', String(value))]
        if (name === 'left') return [name, codeName('left-reason', String(value))]
        if (name === 'relation') return [name, value ? codeName('relation', String(value)) : t('household.unsaid')]
        if (name === 'duty') return [name, codeName('support-duty', String(value))]
        if (name === 'registration') return [name, codeName('registration-kind', String(value))]
        if (name === 'amountFen') return [name, t('ui.money', { amount: formatMoney(Number(value), language) })]
        if (name === 'names' && Array.isArray(value)) return [name, listed(value.map((fact) => factText.name(details.person === undefined ? 'household' : 'person', String(fact))))]
        if (name === 'manner') return [name, codeName('contact-manner', String(value))]
        if (name === 'part') return [name, t(`roster.part.${value}`)]
        if (name === 'state') return [name, t(`findings.state.${value}`)]
        if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return [name, formatDate(value, language, today)]
        return [name, value]
      }),
    )
    return has(code) ? t(code, said) : code
  }
}

function isWords(value: unknown): value is Words {
  return typeof value === 'object' && value !== null && 'zh' in value && 'en' in value
}
