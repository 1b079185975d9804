import { answerPath } from '../form/check-answers.ts'
import type { Filled } from '../form/filled.ts'
import type { Form, Proposes } from '../form/form.ts'
import { sectionsFor } from '../form/sections-for.ts'
import type { Clause } from '../clause/clause.ts'
import type { HouseholdFacts } from '../policy/facts.ts'
import type { Submission } from './submission.ts'

/** A problem that the answers propose: where, of whom, what, and the words of the notice behind the question. */
export type Proposal = Proposes & {
  /** The question: `answers.<item>` or `members.<person>.answers.<item>`. */
  readonly path: string
  readonly personId?: string
  readonly clause?: Clause
}

/**
 * What the answers so far propose to write down as problems and nobody has taken over or put aside yet. A proposal is no problem:
 * only the visitor makes it one.
 */
export function openProposals(form: Form, facts: HouseholdFacts, filled: Filled & Pick<Partial<Submission>, 'problems' | 'dismissed'>): readonly Proposal[] {
  const decided = new Set([...(filled.problems ?? []).map((found) => found.proposedBy), ...(filled.dismissed ?? []).map((one) => one.path)])
  return proposalsOf(form, facts, filled).filter((proposal) => !decided.has(proposal.path))
}

/** Everything the answers propose, whatever became of it. */
export function proposalsOf(form: Form, facts: HouseholdFacts, filled: Filled): readonly Proposal[] {
  return sectionsFor(form, facts, filled).flatMap(({ section, subject, items }) =>
    items.flatMap(({ item, isProposing }): Proposal[] => {
      if (!isProposing || !item.proposes) return []
      const clause = item.clause ?? section.clause
      return [{ ...item.proposes, path: answerPath(subject, item.id), ...(subject.kind === 'person' && { personId: subject.id }), ...(clause && { clause }) }]
    }),
  )
}
