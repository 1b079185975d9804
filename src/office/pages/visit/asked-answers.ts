import { sectionsFor } from '#domain/form/sections-for.ts'
import type { Answers, Form } from '#domain/form/form.ts'
import type { HouseholdFacts } from '#domain/policy/facts.ts'
import type { Draft } from './draft.ts'

/**
 * The draft with the answers to what is asked now. An answer whose question was closed by another one stays in the draft (it may be
 * opened again) but is neither counted nor handed in: nobody is held to what they were not asked.
 */
export function askedAnswers(form: Form, facts: HouseholdFacts, draft: Draft): Draft {
  const asked = sectionsFor(form, facts, draft)
  const idsOf = (of: string) => new Set(asked.filter(({ subject }) => (subject.kind === 'household' ? 'household' : subject.id) === of).flatMap(({ items }) => items.map(({ item }) => item.id)))
  const answers = only(draft.answers, idsOf('household'))
  const members = Object.fromEntries(Object.entries(draft.members).map(([id, member]) => [id, { ...member, answers: only(member.answers, idsOf(id)) }]))
  const kept = { ...draft, answers, members }
  // What was closed may have kept something else open.
  return sizeOf(kept) === sizeOf(draft) ? draft : askedAnswers(form, facts, kept)
}

const only = (answers: Answers, ids: ReadonlySet<string>): Answers => Object.fromEntries(Object.entries(answers).filter(([id]) => ids.has(id)))

const sizeOf = ({ answers, members }: Draft): number => [answers, ...Object.values(members).map((member) => member.answers)].reduce((sum, one) => sum + Object.keys(one).length, 0)
