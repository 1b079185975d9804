import { answerPath } from '../form/check-answers.ts'
import type { Answer, Form } from '../form/form.ts'
import { sectionsFor } from '../form/sections-for.ts'
import type { HouseholdFacts } from '../policy/facts.ts'
import type { LeftMember } from '../form/filled.ts'
import type { Submission } from './submission.ts'

/** Whether a person still belongs to the household, as one visit said. */
export type Presence = { readonly here: true } | { readonly gone: Pick<LeftMember, 'reason' | 'date'> }

/** Something that two visits of one household, made from the same state, say differently. */
export type Difference = {
  /** `answers.<item>`, `members.<person>.answers.<item>`, or `members.<person>` for whether the person is still of the household. */
  readonly path: string
  readonly personId?: string
  readonly itemId?: string
  /** Name of the fact that the answer gives to the registry. */
  readonly fact?: string
  readonly mine: Answer | Presence
  readonly theirs: Answer | Presence
}

/**
 * What two visits say differently. A question that only one of them answered, or to which one had no answer, is agreed: what was
 * said holds. Long texts tell in each visitor's own words and are not compared. Neither is put above the other.
 * @param facts the state from which both worked
 */
export function differencesBetween(form: Form, facts: HouseholdFacts, mine: Submission, theirs: Submission): readonly Difference[] {
  const answers = sectionsFor(form, facts, mine).flatMap(({ subject, items }) =>
    items.flatMap(({ item, answer }): Difference[] => {
      const other = subject.kind === 'household' ? theirs.answers[item.id] : theirs.members[subject.id]?.answers[item.id]
      if (item.type === 'long-text' || !answer || !other || !('value' in answer) || !('value' in other) || isSame(answer, other)) return []
      const person = subject.kind === 'person' ? { personId: subject.id } : {}
      return [{ path: answerPath(subject, item.id), ...person, itemId: item.id, ...(item.fact && { fact: item.fact.name }), mine: answer, theirs: other }]
    }),
  )
  const people = facts.members.flatMap(({ personId }): Difference[] => {
    const [own, other] = [presenceIn(mine, personId), presenceIn(theirs, personId)]
    if (!own || !other || 'here' in own === 'here' in other) return []
    return [{ path: `members.${personId}`, personId, mine: own, theirs: other }]
  })
  const whole = new Set(people.map((one) => one.personId))
  return [...people, ...answers.filter((one) => one.personId === undefined || !whole.has(one.personId))]
}

/**
 * Two visitors may each have written down somebody who came. By name, and by birth date where both have one, it is the same
 * person, under the id that was there first.
 * @returns the ids of `mine` with those of `theirs` that they become
 */
export function samePeople(mine: Submission, theirs: readonly Submission[]): ReadonlyMap<string, string> {
  const there = theirs.flatMap((one) => one.added)
  return new Map(
    mine.added.flatMap((added) => {
      const same = there.find((one) => one.id !== added.id && one.name.trim() === added.name.trim() && (!one.birthDate || !added.birthDate || one.birthDate === added.birthDate))
      return same ? [[added.id, same.id] as const] : []
    }),
  )
}

/** A submission in which people go by other ids. */
export function withPeople(submission: Submission, ids: ReadonlyMap<string, string>): Submission {
  if (ids.size === 0) return submission
  const id = (one: string) => ids.get(one) ?? one
  return {
    ...submission,
    members: Object.fromEntries(Object.entries(submission.members).map(([person, visit]) => [id(person), visit])),
    added: submission.added.map((added) => ({ ...added, id: id(added.id) })),
    problems: submission.problems.map((found) => (found.personId === undefined ? found : { ...found, personId: id(found.personId) })),
  }
}

function presenceIn(submission: Submission, personId: string): Presence | undefined {
  const left = submission.left.find((one) => one.personId === personId)
  if (left) return { gone: { reason: left.reason, date: left.date } }
  return submission.members[personId] ? { here: true } : undefined
}

function isSame(a: Answer, b: Answer): boolean {
  return written(a) === written(b)
}

// Several choices in another order are the same choices; blanks around a text are nothing.
function written(answer: Answer): string {
  if (!('value' in answer)) return ''
  const { value } = answer
  if (Array.isArray(value)) return JSON.stringify([...value].sort())
  return JSON.stringify(typeof value === 'string' ? value.replaceAll(/\s+/g, '') : value)
}
