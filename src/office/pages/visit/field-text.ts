import type { Answer } from '#domain/form/form.ts'
import { codeLists, type CodeList } from '#domain/registry/code-lists.ts'
import type { Visit } from '#contract/visits.ts'
import { useLanguage } from '#ui/language.ts'
import { useListed } from '#ui/listed.ts'
import { useAnswerText } from './answer-text.ts'
import type { FieldKey } from './merge-drafts.ts'

const lists: Readonly<Record<string, CodeList>> = { manner: 'manner', answeredBy: 'answerer', how: 'seen-how', reason: 'not-seen-reason' }

/** A place of a draft and what stands there, in words. */
export function useFieldText(visit: Pick<Visit, 'form' | 'facts'>): { name: (key: FieldKey) => string; value: (key: FieldKey, value: unknown) => string } {
  const { t, words } = useLanguage()
  const listed = useListed()
  const answerText = useAnswerText()
  const itemOf = (id: string | undefined) => visit.form.sections.flatMap((section) => section.items).find((item) => item.id === id)
  const whose = (id: string | undefined) => visit.facts.members.find((member) => member.personId === id)?.name ?? ''
  const name = (key: FieldKey) => {
    const [top, first, second, third] = key.split(' ')
    const item = itemOf(top === 'answers' ? first : third)
    if (item) return [top === 'members' ? whose(first) : '', words(item.title)].filter(Boolean).join('　')
    if (top === 'members') return [whose(first), t(`visit.field.${second}`)].filter(Boolean).join('　')
    return t(top === 'visit' ? `visit.field.${first}` : `visit.field.${top}`)
  }
  const value = (key: FieldKey, held: unknown): string => {
    const [top, first, second, third] = key.split(' ')
    if (held === undefined || held === null || held === '') return t('household.unsaid')
    const item = itemOf(top === 'answers' ? first : third)
    if (item) {
      const answer = held as Answer
      return 'none' in answer ? t(`visit.no-answer.${answer.none}`) : answerText(item, answer.value, whose)
    }
    if (typeof held === 'boolean') return t(held ? 'visit.seen.yes' : 'visit.seen.no')
    if (Array.isArray(held)) return listed(held.map(String))
    if (typeof held === 'object') return 'description' in held ? String(held.description) : 'name' in held ? String(held.name) : 'personId' in held ? whose(String(held.personId)) : t('visit.field.other')
    const list = lists[(top === 'visit' ? first : second) ?? '']
    const title = list && codeLists[list].find((code) => code.code === held)?.title
    return title ? words(title) : String(held)
  }
  return { name, value }
}
