import { isPlainDate } from '../calendar/plain-date.ts'
import type { Clause } from '../clause/clause.ts'
import { answerPath, checkAnswers, isUnanswered } from '../form/check-answers.ts'
import type { Form } from '../form/form.ts'
import { membersInVisit } from '../form/overlay.ts'
import { sectionsFor } from '../form/sections-for.ts'
import type { HouseholdFacts } from '../policy/facts.ts'
import type { FoundAtGate, GateComplaint } from './gate-complaint.ts'
import { problemComplaints } from './problem-gate.ts'
import type { Submission } from './submission.ts'

/** The gates the engine has; a plan chooses among them. */
export const gateNames = ['three-questions', 'every-member-asked', 'every-member-seen-or-excused', 'every-problem-has-a-kind'] as const
export type GateName = (typeof gateNames)[number]

type Visited = { readonly form: Form; readonly facts: HouseholdFacts; readonly submission: Submission; readonly problemKinds: readonly string[] }

const checks: Record<GateName, (visited: Visited) => readonly FoundAtGate[]> = {
  'three-questions': threeQuestions,
  'every-member-asked': everyMemberAsked,
  'every-member-seen-or-excused': everyMemberSeenOrExcused,
  'every-problem-has-a-kind': ({ submission, problemKinds }) => problemComplaints(submission, problemKinds),
}

/** Whether a plan may name this gate. */
export function isGateName(name: string): name is GateName {
  return (gateNames as readonly string[]).includes(name)
}

/**
 * Checks a submission at the gates of a plan; the same on the phone, at the desk and on the server.
 * @param problemKinds ids of the kinds of problem of the plan
 * @returns nothing when the visit may be handed in
 */
export function checkGates(
  gates: readonly { readonly id: string; readonly clause: Clause }[],
  form: Form,
  facts: HouseholdFacts,
  submission: Submission,
  problemKinds: readonly string[],
): readonly GateComplaint[] {
  return gates.flatMap(({ id, clause }) =>
    isGateName(id) ? checks[id]({ form, facts, submission, problemKinds }).map((found) => ({ gate: id, ...found, clause })) : [],
  )
}

// The items that the form marks for this gate: answered, or "cannot tell" with a reason; no other way of having no answer.
function threeQuestions({ form, facts, submission }: Visited): FoundAtGate[] {
  return sectionsFor(form, facts, submission).flatMap(({ subject, items }) =>
    items
      .filter(({ item }) => item.gate === 'three-questions')
      .flatMap(({ item, answer }) => {
        const path = answerPath(subject, item.id)
        if (answer === undefined || isUnanswered(answer)) return [{ path, code: 'QUESTION_UNANSWERED', details: {} }]
        if ('value' in answer) return []
        if (answer.none !== 'CANNOT_TELL') return [{ path, code: 'QUESTION_NEEDS_ANSWER', details: { none: answer.none } }]
        return answer.why?.trim() ? [] : [{ path, code: 'ANSWER_WHY_MISSING', details: {} }]
      }),
  )
}

function everyMemberAsked({ form, facts, submission }: Visited): FoundAtGate[] {
  const withoutEntry = membersInVisit(facts, submission)
    .filter((member) => submission.members[member.personId] === undefined)
    .map((member) => ({ path: `members.${member.personId}`, code: 'MEMBER_NOT_ASKED', details: { name: member.name } }))
  const marked = new Set(form.sections.flatMap((section) => section.items).flatMap((item) => (item.gate === 'three-questions' ? [item.id] : [])))
  const atOtherGate = ({ path, code }: { path: string; code: string }) => code !== 'ANSWER_TYPE' && marked.has(path.split('.').at(-1)!)
  const missing = checkAnswers(form, facts, submission).filter((complaint) => !atOtherGate(complaint))
  const listed = new Set(withoutEntry.map((complaint) => complaint.path))
  return [...withoutEntry, ...missing.filter((complaint) => !listed.has(complaint.path.split('.answers.')[0]!))]
}

function everyMemberSeenOrExcused({ facts, submission }: Visited): FoundAtGate[] {
  const { date, manner } = submission.visit
  return membersInVisit(facts, submission).flatMap((member) => {
    const path = `members.${member.personId}`
    const details = { name: member.name }
    const visit = submission.members[member.personId]
    if (visit === undefined) return [{ path, code: 'MEMBER_NOT_SEEN', details }]
    if (visit.seen) {
      if (manner === 'PHONE') return [{ path: `${path}.seen`, code: 'MEMBER_SEEN_BY_PHONE', details }]
      return visit.how?.trim() ? [] : [{ path: `${path}.how`, code: 'MEMBER_HOW_MISSING', details }]
    }
    const found: FoundAtGate[] = []
    if (!visit.reason?.trim()) found.push({ path: `${path}.reason`, code: 'MEMBER_REASON_MISSING', details })
    if (!visit.nextDate || !isPlainDate(visit.nextDate)) found.push({ path: `${path}.nextDate`, code: 'MEMBER_NEXT_DATE_MISSING', details })
    else if (visit.nextDate <= date) found.push({ path: `${path}.nextDate`, code: 'MEMBER_NEXT_DATE_PAST', details })
    return found
  })
}
