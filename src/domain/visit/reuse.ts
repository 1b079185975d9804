import type { Answer, Answers, Form, Item } from '../form/form.ts'
import type { Submission } from './submission.ts'

/** Answers of an earlier visit that fit the questions of today, by path: `answers.<item>`, `members.<person>.answers.<item>`. */
export type Reusable = Readonly<Record<string, Answer>>

type Draft = { readonly answers?: Answers; readonly members?: Readonly<Record<string, { readonly answers?: Answers }>> }

/**
 * What of an earlier visit can be used again (J-69). Only answers: whom one saw, the problems found, the days, and the questions
 * that draw a conclusion (those of a gate) belong to a visit of its own. A question must still be there with the same kind of
 * answer, a code must still be one of its choices, a person still a member; what is answered already stays.
 * @param members ids of the people the visit of today is about
 */
export function reusableAnswers(form: Form, earlier: Submission, members: readonly string[], draft: Draft): Reusable {
  const items = { household: itemsOf(form, 'household'), member: itemsOf(form, 'member') }
  const found: Record<string, Answer> = {}
  const take = (known: ReadonlyMap<string, Item>, said: Answers, there: Answers | undefined, prefix: string) => {
    for (const [id, answer] of Object.entries(said)) {
      const item = known.get(id)
      if (item && there?.[id] === undefined && fits(item, answer)) found[`${prefix}answers.${id}`] = bare(answer)
    }
  }
  take(items.household, earlier.answers, draft.answers, '')
  for (const personId of members) take(items.member, earlier.members[personId]?.answers ?? {}, draft.members?.[personId]?.answers, `members.${personId}.`)
  return found
}

/** A draft with answers taken over. */
export function withReused<T extends Draft>(draft: T, reused: Reusable): T {
  const answers: Record<string, Answer> = { ...draft.answers }
  const members: Record<string, { answers?: Answers }> = { ...draft.members }
  for (const [path, answer] of Object.entries(reused)) {
    const [, personId, item] = /^(?:members\.([^.]+)\.)?answers\.(.+)$/.exec(path) as unknown as [string, string | undefined, string]
    if (personId === undefined) answers[item] = answer
    else members[personId] = { ...members[personId], answers: { ...members[personId]?.answers, [item]: answer } }
  }
  return { ...draft, answers, members }
}

function itemsOf(form: Form, of: 'household' | 'member'): ReadonlyMap<string, Item> {
  return new Map(form.sections.filter((section) => section.of === of).flatMap((section) => section.items.filter((item) => item.gate === undefined).map((item) => [item.id, item])))
}

function fits(item: Item, answer: Answer): boolean {
  if (!('value' in answer)) return false
  const { value } = answer
  const isChoice = (code: unknown) => item.options?.some((option) => option.code === code) ?? true
  switch (item.type) {
    case 'choices':
      return Array.isArray(value) && value.every(isChoice)
    case 'choice':
      return typeof value === 'string' && isChoice(value)
    case 'integer':
    case 'money':
      return typeof value === 'number'
    case 'yes-no':
      return typeof value === 'boolean'
    case 'person-ref':
      return false
    default:
      return typeof value === 'string'
  }
}

// That the registry's value was confirmed is said by whoever asks, each time anew.
function bare(answer: Answer): Answer {
  return 'value' in answer ? { value: answer.value, ...(answer.why !== undefined && { why: answer.why }) } : answer
}
