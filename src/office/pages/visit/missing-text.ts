import { membersInVisit } from '#domain/form/overlay.ts'
import type { Visit } from '#contract/visits.ts'
import { useLanguage, type Words } from '#ui/language.ts'
import type { Draft } from './draft.ts'
import type { Missing } from './missing.ts'

/** What is missing, in words: whose, which question, what to do. */
export function useMissingText(visit: Visit, draft: Draft): (missing: Missing) => string {
  const { t, words } = useLanguage()
  const items = visit.form.sections.flatMap((section) => section.items)
  const members = membersInVisit(visit.facts, draft)
  return ({ path, code, details }) => {
    const parts = path.split('.')
    const isAnswer = parts.includes('answers')
    const item = isAnswer ? items.find((one) => one.id === parts.at(-1)) : undefined
    const who = parts[0] === 'members' ? members.find((member) => member.personId === parts[1])?.name : undefined
    // What a plan says about an answer stands in the plan, in both languages.
    const what = code === 'ANSWER_CONSTRAINT' ? words(details as Words) : t(`visit.missing.${code}`, details)
    return [who, item && words(item.title), what].filter(Boolean).join('　')
  }
}
