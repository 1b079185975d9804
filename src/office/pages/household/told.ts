import type { TimelineEntry } from '#contract/households.ts'
import { useLanguage, type Words } from '#ui/language.ts'
import { useCodeName } from '../roster/code-names.ts'
import { useFactText } from './fact-text.ts'

/** An entry of a timeline as a sentence: its code in the locales, its details put into words. */
export function useTold(): (entry: Pick<TimelineEntry, 'code' | 'details'>) => string {
  const { t, has, words } = useLanguage()
  const codeName = useCodeName()
  const factText = useFactText()
  return ({ code, details }) => {
    const subject = details.subject === 'household' ? 'household' : 'person'
    const fact = typeof details.name === 'string' ? details.name : ''
    const said = Object.fromEntries(
      Object.entries(details).map(([name, value]) => {
        if (isWords(value)) return [name, words(value)]
        if (name === 'value' || name === 'before' || name === 'after') return [name, factText.value(subject, fact, value) || t('household.unsaid')]
        if (name === 'name') return [name, factText.name(subject, fact)]
        if (name === 'aid') return [name, codeName('aid-kind', String(value))]
        if (name === 'part') return [name, t(`roster.part.${value}`)]
        if (name === 'state') return [name, t(`findings.state.${value}`)]
        if (name === 'manner') return [name, codeName('manner', String(value))]
        return [name, value]
      }),
    )
    return t(has(`household.told.${code}`) ? `household.told.${code}` : code, said)
  }
}

function isWords(value: unknown): value is Words {
  return typeof value === 'object' && value !== null && 'zh' in value && 'en' in value
}
