import type { Item } from '#domain/form/form.ts'
import type { VisitDifference } from '#contract/visits.ts'
import { formatDate } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { useCodeName } from '../roster/code-names.ts'
import { useAnswerText } from './answer-text.ts'

/** One side of a difference in words: an answer, or whether somebody is still of the household. */
export function useSaidText(): (item: Item | null, said: VisitDifference['sides'][0]['said']) => string {
  const { t, language } = useLanguage()
  const codeName = useCodeName()
  const answerText = useAnswerText()
  return (item, said) => {
    if ('here' in said) return t('visit.differences.here')
    if ('gone' in said) return t('visit.members.left', { reason: codeName('left-reason', said.gone.reason), date: formatDate(said.gone.date, language) })
    if ('none' in said) return t(`visit.no-answer.${said.none}`)
    return item ? answerText(item, said.value) : String(said.value)
  }
}
