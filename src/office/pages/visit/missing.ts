import type { Form } from '#domain/form/form.ts'
import type { HouseholdFacts } from '#domain/policy/facts.ts'
import { checkSubmission } from '#domain/visit/check-submission.ts'
import { checkGates } from '#domain/visit/gates.ts'
import type { ClauseShown } from '#ui/clause-note.tsx'
import type { Visit } from '#contract/visits.ts'
import { submissionFrom, type Draft } from './draft.ts'

/** Something that is still missing: where, what, and which gate asks for it. */
export type Missing = { readonly gate: string; readonly path: string; readonly code: string; readonly details: Readonly<Record<string, unknown>>; readonly clause?: ClauseShown }

const empty = { answers: {}, members: {}, added: [], left: [], problems: [] }

/** What keeps a draft from being handed in: first how the visit was, then the gates of the plan. Nothing: it can be handed in. */
export function missingIn(visit: { readonly form: Form; readonly facts: HouseholdFacts; readonly gates: Visit['gates']; readonly today: string }, draft: Draft, problemKinds: readonly string[]): readonly Missing[] {
  const submission = submissionFrom(draft, visit.facts)
  const { date, manner = '', visitors, answeredBy = '' } = draft.visit
  const head = checkSubmission({ visit: { date, manner, visitors, answeredBy }, ...empty }, visit.today).map(({ path, code }) => ({ gate: 'visit', path, code, details: {} }))
  const atGates = checkGates(visit.gates, visit.form, visit.facts, submission, problemKinds).filter(({ path, code }) => !isSameAs(path, code, draft))
  return [...head, ...atGates.map((found) => (isOpenMember(found.path, draft) && found.code !== 'MEMBER_NOT_ASKED' && !found.path.includes('.answers.') ? { ...found, path: found.path.split('.').slice(0, 2).join('.'), code: 'MEMBER_NOT_SEEN' } : found))]
}

const isOpenMember = (path: string, draft: Draft): boolean => {
  const [top, id] = path.split('.')
  return top === 'members' && id !== undefined && draft.members[id]?.seen === undefined
}

// For somebody of whom nobody said yet whether they were seen, the missing reason and day are one thing, not two.
function isSameAs(path: string, code: string, draft: Draft): boolean {
  return isOpenMember(path, draft) && (code === 'MEMBER_NEXT_DATE_MISSING' || code === 'MEMBER_NEXT_DATE_PAST')
}
