import type { PlainDate } from '../calendar/plain-date.ts'
import type { Fact, FactValue, HouseholdFacts } from '../policy/facts.ts'
import { isUnanswered } from './check-answers.ts'
import type { AddedMember, Filled, LeftMember } from './filled.ts'
import type { Form } from './form.ts'
import { visitDate } from './overlay.ts'
import { sectionsFor } from './sections-for.ts'

/** A fact that a visit gives to the registry. A confirmation has the value that was there, as of a later day. */
export type FactChange = {
  readonly subject: { readonly kind: 'household' | 'person'; readonly id: string }
  readonly name: string
  readonly value: FactValue
  readonly asOf: PlainDate
  readonly before?: Fact
  readonly isConfirmation: boolean
}

export type RegistryChanges = { readonly facts: readonly FactChange[]; readonly came: readonly AddedMember[]; readonly left: readonly LeftMember[] }

/**
 * What a submission changes in the registry: the answers to relevant questions that stand for a fact (never a "no answer"), and
 * the members who came and left. Nothing is deleted and nothing concluded.
 * @param asked the sections for what was filled in, when the caller has them at hand
 */
export function registryChanges(form: Form, facts: HouseholdFacts, filled: Filled, asked = sectionsFor(form, facts, filled)): RegistryChanges {
  const asOf = visitDate(facts, filled)
  const changes = asked.flatMap(({ subject, items }) =>
    items.flatMap(({ item, known, answer }): FactChange[] => {
      if (!item.fact || !answer || !('value' in answer) || isUnanswered(answer)) return []
      const id = subject.kind === 'household' ? facts.household.id : subject.id
      return [
        {
          subject: { kind: subject.kind, id },
          name: item.fact.name,
          value: answer.value,
          asOf,
          ...(known && { before: known }),
          isConfirmation: known !== undefined && JSON.stringify(known.value) === JSON.stringify(answer.value),
        },
      ]
    }),
  )
  return { facts: lastOfEach(changes), came: filled.added ?? [], left: filled.left ?? [] }
}

// Two sections may ask for the same fact of one person; the later answer holds.
function lastOfEach(changes: readonly FactChange[]): FactChange[] {
  return [...new Map(changes.map((change) => [`${change.subject.kind} ${change.subject.id} ${change.name}`, change])).values()]
}
