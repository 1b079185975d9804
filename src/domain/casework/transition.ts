import { isPlainDate, type PlainDate } from '../calendar/plain-date.ts'
import { isProof } from './proof.ts'

/** 未启动 · 整治中 · 已整治 · 上报 · 长期 (the states of a problem list). */
export const findingStates = ['NOT_STARTED', 'IN_PROGRESS', 'FIXED', 'ESCALATED', 'LONG_TERM'] as const
export type FindingState = (typeof findingStates)[number]

/** A problem found in a household, as far as its course is concerned. Empty texts are texts nobody gave. */
export type Casework = {
  readonly state: FindingState
  readonly foundOn: PlainDate
  readonly fixedOnSpot: boolean
  readonly measure: string
  readonly ownerUnit: string
  readonly ownerPerson: string
  readonly due?: PlainDate
  readonly closedOn?: PlainDate
  /** When one that is long-term is looked at again. */
  readonly reviewOn?: PlainDate
  readonly proof: string
  /** Of one that came back: the proof with which it was closed then. */
  readonly proofBefore?: string
}

/** What somebody wants to set on a day. `note` says why, where a reason is asked for. */
export type Settling = {
  readonly on: PlainDate
  readonly state: FindingState
  readonly measure: string
  readonly ownerUnit: string
  readonly ownerPerson: string
  readonly due?: PlainDate
  readonly reviewOn?: PlainDate
  readonly proof: string
  readonly note: string
}

export type Refusal = {
  readonly code: 'STATE_NOT_REACHABLE' | 'PROOF_MISSING' | 'MEASURE_MISSING' | 'OWNER_MISSING' | 'DUE_MISSING' | 'DUE_BEFORE_FOUND' | 'REASON_MISSING' | 'BEFORE_FOUND' | 'REVIEW_MISSING'
  readonly details: Readonly<Record<string, string>>
}

// A fixed problem is reopened by setting it to "in progress", with the reason; work that has begun does not become "not started" again.
const reachable: Record<FindingState, readonly FindingState[]> = {
  NOT_STARTED: ['NOT_STARTED', 'IN_PROGRESS', 'FIXED', 'ESCALATED', 'LONG_TERM'],
  IN_PROGRESS: ['IN_PROGRESS', 'FIXED', 'ESCALATED', 'LONG_TERM'],
  ESCALATED: ['ESCALATED', 'IN_PROGRESS', 'FIXED', 'LONG_TERM'],
  LONG_TERM: ['LONG_TERM', 'IN_PROGRESS', 'FIXED', 'ESCALATED'],
  FIXED: ['FIXED', 'IN_PROGRESS'],
}

/** The states a problem can be set to from this one. */
export function statesFrom(state: FindingState): readonly FindingState[] {
  return reachable[state]
}

/**
 * The problem after a settling, or why it is refused. Closing needs a proof; what proved nothing the first time, since the problem
 * came back, proves nothing now, so with the reopening it goes. Work in progress needs measure, owner and due date;
 * passing it up (an opinion), declaring it long-term and reopening need a reason in `note`; what is long-term needs the day on
 * which it is looked at again, after today.
 */
export function transition(problem: Casework, settling: Settling): Casework | readonly Refusal[] {
  const refusals = refusalsOf(problem, settling)
  if (refusals.length > 0) return refusals
  const { due: _due, closedOn, reviewOn: _reviewOn, proofBefore: _before, ...kept } = problem
  return {
    ...kept,
    state: settling.state,
    measure: settling.measure.trim(),
    ownerUnit: settling.ownerUnit.trim(),
    ownerPerson: settling.ownerPerson.trim(),
    proof: isReopening(problem, settling) ? '' : settling.proof.trim(),
    ...(settling.due && { due: settling.due }),
    ...(settling.state === 'LONG_TERM' && settling.reviewOn && { reviewOn: settling.reviewOn }),
    ...(settling.state === 'FIXED' && { closedOn: problem.state === 'FIXED' && closedOn ? closedOn : settling.on }),
  }
}

/** Whether a transition was refused. */
export function isRefused(outcome: Casework | readonly Refusal[]): outcome is readonly Refusal[] {
  return Array.isArray(outcome)
}

function refusalsOf(problem: Casework, settling: Settling): Refusal[] {
  const refusals: Refusal[] = []
  const refuse = (code: Refusal['code'], details: Record<string, string> = {}): void => void refusals.push({ code, details })
  if (!reachable[problem.state].includes(settling.state)) refuse('STATE_NOT_REACHABLE', { from: problem.state, to: settling.state })
  if (settling.on < problem.foundOn) refuse('BEFORE_FOUND', { foundOn: problem.foundOn })
  if (settling.state === 'FIXED' && (!isProof(settling.proof) || (problem.state !== 'FIXED' && settling.proof.trim() === problem.proofBefore))) refuse('PROOF_MISSING')
  if (!settling.measure.trim()) refuse('MEASURE_MISSING')
  if (settling.state !== 'FIXED') {
    if (!settling.ownerUnit.trim() || !settling.ownerPerson.trim()) refuse('OWNER_MISSING')
    if (settling.state !== 'LONG_TERM' && !isPlainDate(settling.due)) refuse('DUE_MISSING')
    if (settling.due && isPlainDate(settling.due) && settling.due < problem.foundOn) refuse('DUE_BEFORE_FOUND', { foundOn: problem.foundOn })
  }
  const moves = settling.state !== problem.state
  if (moves && (settling.state === 'ESCALATED' || settling.state === 'LONG_TERM' || isReopening(problem, settling)) && !settling.note.trim()) refuse('REASON_MISSING')
  if (settling.state === 'LONG_TERM' && (!isPlainDate(settling.reviewOn) || (settling.reviewOn <= settling.on && settling.reviewOn !== problem.reviewOn))) refuse('REVIEW_MISSING')
  return refusals
}

function isReopening(problem: Casework, settling: Settling): boolean {
  return problem.state === 'FIXED' && settling.state === 'IN_PROGRESS'
}

/** Whether a problem is still open. */
export function isOpen(problem: Pick<Casework, 'state'>): boolean {
  return problem.state !== 'FIXED'
}

/** Whether an open problem is past its due date on a day; it is late from the day after. */
export function isOverdue(problem: Pick<Casework, 'state' | 'due'>, today: PlainDate): boolean {
  return isOpen(problem) && problem.due !== undefined && problem.due < today
}

/** Whether a long-term problem should have been looked at again before a day. */
export function isReviewDue(problem: Pick<Casework, 'state' | 'reviewOn'>, today: PlainDate): boolean {
  return problem.state === 'LONG_TERM' && problem.reviewOn !== undefined && problem.reviewOn < today
}
