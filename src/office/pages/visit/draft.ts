import { newId } from '#client/new-id.ts'
import { defaultDue } from '#domain/casework/severity.ts'
import type { AddedMember, LeftMember } from '#domain/form/filled.ts'
import type { Answer, Answers } from '#domain/form/form.ts'
import { membersInVisit } from '#domain/form/overlay.ts'
import type { AskedSubject } from '#domain/form/sections-for.ts'
import type { HouseholdFacts } from '#domain/policy/facts.ts'
import type { Proposal } from '#domain/visit/proposals.ts'
import type { Dismissed, FoundProblem, MemberVisit, Submission } from '#domain/visit/submission.ts'

/** A member as far as it was filled in; whether the person was seen may still be open. */
export type MemberDraft = Omit<MemberVisit, 'seen'> & { readonly seen?: boolean }
/** A problem as far as it was written. */
export type ProblemDraft = Omit<FoundProblem, 'severity'> & { readonly severity?: FoundProblem['severity'] }

/** A visit as far as it was filled in at the desk. */
export type Draft = {
  readonly visit: { readonly date: string; readonly manner?: Submission['visit']['manner']; readonly visitors: readonly string[]; readonly answeredBy?: Submission['visit']['answeredBy'] }
  readonly answers: Answers
  readonly members: Readonly<Record<string, MemberDraft>>
  readonly added: readonly AddedMember[]
  readonly left: readonly LeftMember[]
  readonly problems: readonly ProblemDraft[]
  readonly dismissed?: readonly Dismissed[]
}

/** The draft the server keeps, with what every visit begins with. */
export function draftFrom(kept: Partial<Submission>, today: string, visitor: string, team: readonly string[] = []): Draft {
  return { answers: {}, members: {}, added: [], left: [], problems: [], ...kept, visit: { date: today, visitors: [visitor, ...team.filter((name) => name !== visitor)], ...kept.visit } }
}

const noAnswers: Answers = {}

export function answersOf(draft: Draft, subject: AskedSubject): Answers {
  return subject.kind === 'household' ? draft.answers : (draft.members[subject.id]?.answers ?? noAnswers)
}

/** Gives or takes back (undefined) the answer to an item. */
export function withAnswer(draft: Draft, subject: AskedSubject, itemId: string, answer: Answer | undefined): Draft {
  const { [itemId]: _before, ...others } = answersOf(draft, subject)
  const answers = answer === undefined ? others : { ...others, [itemId]: answer }
  return subject.kind === 'household' ? { ...draft, answers } : withMember(draft, subject.id, { answers })
}

export function withMember(draft: Draft, personId: string, part: Partial<MemberDraft>): Draft {
  return { ...draft, members: { ...draft.members, [personId]: { ...(draft.members[personId] ?? { answers: {} }), ...part } } }
}

export function withProblem(draft: Draft, id: string, part: Partial<ProblemDraft>): Draft {
  return { ...draft, problems: draft.problems.map((problem) => (problem.id === id ? settled({ ...problem, ...part }, part, draft.visit.date) : problem)) }
}

// A severity brings its day with it, as long as nobody set another.
function settled(problem: ProblemDraft, part: Partial<ProblemDraft>, found: string): ProblemDraft {
  if (part.severity === undefined || 'due' in part) return problem
  const due = defaultDue(part.severity, found)
  return due === undefined ? problem : { ...problem, due }
}

export function withNewProblem(draft: Draft): Draft {
  return { ...draft, problems: [...draft.problems, { id: newId(), kind: '', description: '', fixedOnSpot: false, measure: '', ownerUnit: '', ownerPerson: '' }] }
}

/** The draft with a proposal taken over as a problem of its own, to be completed by the visitor. */
export function withProposal(draft: Draft, { kind, personId, severity, path }: Proposal, says: string): Draft {
  const problem: ProblemDraft = { id: newId(), kind, description: says, fixedOnSpot: false, measure: '', ownerUnit: '', ownerPerson: '', proposedBy: path, ...(personId && { personId }), ...(severity && { severity }) }
  const due = severity && defaultDue(severity, draft.visit.date)
  return { ...draft, problems: [...draft.problems, { ...problem, ...(due && { due }) }] }
}

/** The draft with a proposal put aside, and why. */
export function withoutProposal(draft: Draft, path: string, why: string): Draft {
  return { ...draft, dismissed: [...(draft.dismissed ?? []), { path, why }] }
}

/** What is handed in: the draft without what is empty, and without people who are not of the household any more. */
export function submissionFrom(draft: Draft, facts: HouseholdFacts): Submission {
  const here = new Set(membersInVisit(facts, draft).map((member) => member.personId))
  const members = Object.fromEntries(Object.entries(draft.members).filter(([id]) => here.has(id)).map(([id, member]) => [id, seenOrNot(member)]))
  const problems = draft.problems.map((problem) => filledOnly(problem.fixedOnSpot ? { ...problem, due: undefined } : problem))
  return { ...draft, visit: { ...draft.visit, visitors: draft.visit.visitors.map((name) => name.trim()).filter(Boolean) }, members, problems } as unknown as Submission
}

// What belongs to the other answer (a reason for somebody who was seen after all) does not go along.
function seenOrNot({ seen, how, reason, nextDate, answers }: MemberDraft): Partial<MemberVisit> {
  if (seen === undefined) return { answers }
  return filledOnly(seen ? { seen, how, answers } : { seen, reason, nextDate, answers }) as Partial<MemberVisit>
}

function filledOnly<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([name, part]) => part !== undefined && !(part === '' && (name === 'due' || name === 'nextDate' || name === 'personId' || name === 'how' || name === 'reason')))) as Partial<T>
}
