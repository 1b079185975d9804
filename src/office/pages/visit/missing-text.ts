import { membersInVisit } from '#domain/form/overlay.ts'
import type { Visit } from '#contract/visits.ts'
import { useLanguage } from '#ui/language.ts'
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
    const what = t(`visit.missing.${code}`, details)
    return [who, item && words(item.title), what].filter(Boolean).join('　')
  }
}
