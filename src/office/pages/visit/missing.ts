import { answersLeft } from '#domain/visit/answers-left.ts'
import { checkFixed } from '#domain/visit/check-fixed.ts'
import { checkPeople } from '#domain/visit/check-people.ts'
import { checkSubmission } from '#domain/visit/check-submission.ts'
import { citizenIdsIn } from '#domain/visit/free-texts.ts'
import { checkGates } from '#domain/visit/gates.ts'
import type { Visit } from '#contract/visits.ts'
import type { ClauseShown } from '#ui/clause-note.tsx'
import { submissionFrom, type Draft } from './draft.ts'

/** Something that is still missing: where, what, and which gate asks for it. */
export type Missing = { readonly gate: string; readonly path: string; readonly code: string; readonly details: Readonly<Record<string, unknown>>; readonly clause?: ClauseShown }

const empty = { answers: {}, members: {}, added: [], left: [], problems: [] }

/**
 * What keeps a draft from being handed in: how the visit was, whom it speaks of, the gates of the plan, the answers. The server
 * asks the same; nothing here means that it can be handed in.
 */
export function missingIn(visit: Pick<Visit, 'form' | 'facts' | 'gates' | 'today' | 'since'> & Partial<Pick<Visit, 'until' | 'papers'>>, draft: Draft, problemKinds: readonly string[]): readonly Missing[] {
  const { form, facts, gates, today, since, until, papers = [] } = visit
  const count = (kind: string) => papers.filter((paper) => paper.kind === kind).length
  const submission = submissionFrom(draft, facts)
  const { date, manner = '', visitors, answeredBy = '' } = draft.visit
  const head = checkSubmission({ visit: { date, manner, visitors, answeredBy }, ...empty }, today, since).map(({ path, code }): Missing => ({ gate: 'visit', path, code, details: {} }))
  const people = checkPeople(facts, submission).map((found): Missing => ({ gate: 'people', ...found }))
  const ids = citizenIdsIn(submission).map((path): Missing => ({ gate: 'answers', path, code: 'TEXT_HOLDS_CITIZEN_ID', details: {} }))
  const atGates: readonly Missing[] = checkGates(gates, form, facts, submission, problemKinds, { ...(until && { until }), papers: { signed: count('SIGNED_FORM'), photos: count('PHOTO') } })
  const onSpot = checkFixed(submission.problems).map((found): Missing => ({ gate: 'fixed-on-spot', ...found }))
  const answers = answersLeft(form, facts, submission, atGates).map((found): Missing => ({ gate: 'answers', ...found }))
  const all = [...ids, ...head, ...people, ...atGates.flatMap((found) => aboutOpenMember(found, draft)), ...onSpot, ...answers]
  if (all.length > 0) return all
  return checkSubmission(submission, today, since).map(({ path, code }) => ({ gate: 'visit', path, code, details: { path } }))
}

// For somebody of whom nobody said yet whether they were seen, the missing reason and the missing day are one thing: say it.
function aboutOpenMember(found: Missing, draft: Draft): Missing[] {
  const [top, id = ''] = found.path.split('.')
  const isOpen = top === 'members' && draft.members[id]?.seen === undefined
  if (!isOpen || found.gate !== 'every-member-seen-or-excused') return [found]
  if (found.code === 'MEMBER_NEXT_DATE_MISSING') return []
  return [{ ...found, path: `members.${id}`, code: 'MEMBER_NOT_SEEN' }]
}
