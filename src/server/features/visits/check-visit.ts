import type { PlainDate } from '#domain/calendar/plain-date.ts'
import type { Clause } from '#domain/clause/clause.ts'
import type { Form } from '#domain/form/form.ts'
import { sectionsFor, type AskedSection } from '#domain/form/sections-for.ts'
import type { Plan } from '#domain/plan/plan.ts'
import type { HouseholdFacts } from '#domain/policy/facts.ts'
import { answersLeft } from '#domain/visit/answers-left.ts'
import { checkFixed } from '#domain/visit/check-fixed.ts'
import { checkPeople } from '#domain/visit/check-people.ts'
import { checkSubmission } from '#domain/visit/check-submission.ts'
import { citizenIdsIn } from '#domain/visit/free-texts.ts'
import type { AtTheGates } from '#domain/visit/gate.ts'
import { checkGates } from '#domain/visit/gates.ts'
import type { Submission } from '#domain/visit/submission.ts'

/** What keeps a visit from being handed in: where, what, and the sentence of the notice that asks for it (null: its shape does). */
export interface VisitComplaint {
  readonly gate: string | null
  readonly path: string
  readonly code: string
  readonly details: Readonly<Record<string, string | number>>
  readonly clause: Clause | null
}

export type Beside = AtTheGates & { readonly today: PlainDate; readonly since: PlainDate }

export interface CheckedVisit {
  /** Nothing: it is sound. */
  readonly complaints: readonly VisitComplaint[]
  /** What is asked in it; nothing when not even its shape is right. */
  readonly asked: readonly AskedSection[]
}

/** Checks all that was sent: its shape first, then whom it speaks of, the gates of the plan and every answer. */
export function checkVisit(plan: Plan, form: Form, facts: HouseholdFacts, value: unknown, beside: Beside): CheckedVisit {
  const plain = (path: string, code: string, details: VisitComplaint['details']): VisitComplaint => ({ gate: null, path, code, details, clause: null })
  const shape = checkSubmission(value, beside.today, beside.since)
  if (shape.length > 0) return { complaints: shape.map(({ path, code }) => plain(path, code, { path })), asked: [] }
  const submission = value as Submission
  const ids = citizenIdsIn(submission).map((path) => plain(path, 'TEXT_HOLDS_CITIZEN_ID', {}))
  const people = checkPeople(facts, submission).map((found) => ({ gate: null, ...found, clause: null }))
  const kinds = plan.problems.kinds.map((kind) => kind.id)
  const asked = sectionsFor(form, facts, submission)
  const atGates = checkGates(plan.visits.gates, form, facts, submission, kinds, beside, asked)
  const onSpot = checkFixed(submission.problems).map((found) => ({ gate: null, ...found, clause: plan.rules.find((rule) => rule.id === 'fixed-on-spot')?.clause ?? null }))
  const answers = answersLeft(form, facts, submission, atGates, asked).map((complaint) => ({ gate: null, ...complaint, clause: complaint.clause ?? null }))
  return { complaints: [...ids, ...people, ...atGates, ...onSpot, ...answers], asked }
}
