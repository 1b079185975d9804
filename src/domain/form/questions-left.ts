import type { HouseholdFacts } from '../policy/facts.ts'
import { isUnanswered } from './check-answers.ts'
import type { Form } from './form.ts'
import type { Filled } from './filled.ts'
import { sectionsFor } from './sections-for.ts'

export type QuestionsLeft = {
  /** Required questions that are relevant now, and those of them without an answer. */
  readonly total: number
  readonly left: number
  /** By `household` or person id. */
  readonly leftOf: Readonly<Record<string, number>>
}

/** How many required questions are still without an answer, in all and for each subject. It can rise when an answer opens others. */
export function questionsLeft(form: Form, facts: HouseholdFacts, filled: Filled): QuestionsLeft {
  const leftOf: Record<string, number> = {}
  let total = 0
  for (const { subject, items } of sectionsFor(form, facts, filled)) {
    const key = subject.kind === 'household' ? 'household' : subject.id
    const required = items.filter(({ item }) => item.required)
    total += required.length
    leftOf[key] = (leftOf[key] ?? 0) + required.filter(({ answer }) => isUnanswered(answer)).length
  }
  return { total, left: Object.values(leftOf).reduce((sum, count) => sum + count, 0), leftOf }
}
