import type { Clause } from '../clause/clause.ts'
import { checkAnswers, type AnswerComplaint } from '../form/check-answers.ts'
import type { Form } from '../form/form.ts'
import { sectionsFor } from '../form/sections-for.ts'
import type { HouseholdFacts } from '../policy/facts.ts'
import type { Submission } from './submission.ts'

/**
 * What is wrong with the answers beyond what the gates said already, each on the clause of its own question. Of somebody who was not
 * asked at all nothing more is said.
 * @param atGates what the gates found
 * @param asked the sections for the submission, when the caller has them at hand
 */
export function answersLeft(
  form: Form,
  facts: HouseholdFacts,
  submission: Submission,
  atGates: readonly { readonly path: string; readonly code: string }[],
  asked = sectionsFor(form, facts, submission),
): readonly (AnswerComplaint & { readonly clause?: Clause })[] {
  const named = new Set(atGates.map(({ path }) => path))
  const notAsked = new Set(atGates.filter(({ code }) => code === 'MEMBER_NOT_ASKED').map(({ path }) => path))
  const clauses = new Map(form.sections.flatMap((section) => section.items.map((item) => [item.id, item.clause ?? section.clause])))
  return checkAnswers(form, facts, submission, asked)
    .filter(({ path }) => !named.has(path) && !notAsked.has(path.split('.answers.')[0]!))
    .map((complaint) => {
      const clause = clauses.get(complaint.path.split('.').at(-1)!)
      return { ...complaint, ...(clause && { clause }) }
    })
}
