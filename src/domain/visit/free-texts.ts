import { textsWithCitizenId } from '../id/find-citizen-ids.ts'
import type { Answers } from '../form/form.ts'
import type { Submission } from './submission.ts'

type Texts = [path: string, text: unknown][]

/** Every text that somebody could type freely in a visit or the draft of one, with its place. Shapes need not be right yet. */
export function freeTexts(filled: Partial<Submission>): Texts {
  return [
    ...listed(filled.visit?.visitors).map((name, index): Texts[number] => [`visit.visitors.${index}`, name]),
    ...ofAnswers('answers', filled.answers),
    ...entries(filled.members).flatMap(([id, member]): Texts => [[`members.${id}.reason`, member?.reason], [`members.${id}.how`, member?.how], ...ofAnswers(`members.${id}.answers`, member?.answers)]),
    ...listed(filled.added).map((added, index): Texts[number] => [`added.${index}.name`, added?.name]),
    ...listed(filled.problems).flatMap((found, index): Texts =>
      (['description', 'measure', 'ownerUnit', 'ownerPerson', 'proof'] as const).map((field) => [`problems.${index}.${field}`, found?.[field]]),
    ),
    ...listed(filled.dismissed).map((dismissed, index): Texts[number] => [`dismissed.${index}.why`, dismissed?.why]),
  ]
}

/** Where a visit holds citizen ids that were typed into its texts. */
export function citizenIdsIn(filled: Partial<Submission>): readonly string[] {
  return textsWithCitizenId(freeTexts(filled))
}

function ofAnswers(path: string, answers: Answers | undefined): Texts {
  return entries(answers).flatMap(([id, answer]): Texts => {
    const given: { value?: unknown; why?: unknown } = answer ?? {}
    return [[`${path}.${id}`, given.value], [`${path}.${id}`, given.why]]
  })
}

// What a draft holds is checked before anybody looked at its shape.
const entries = <T>(value: Readonly<Record<string, T>> | undefined): [string, T][] => (typeof value === 'object' && value !== null ? Object.entries(value) : [])
const listed = <T>(value: readonly T[] | undefined): readonly T[] => (Array.isArray(value) ? value : [])
