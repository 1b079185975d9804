import type { PlainDate } from '../calendar/plain-date.ts'

/** 已转出 · 已受理 · 不予受理 · 已办理 · 已告知并办结. */
export const referralStates = ['SENT', 'ACCEPTED', 'REFUSED', 'DONE', 'CLOSED'] as const
export type ReferralState = (typeof referralStates)[number]

/** Answers of the department. */
export const referralAnswers = ['ACCEPTED', 'REFUSED', 'DONE'] as const
export type ReferralAnswer = (typeof referralAnswers)[number]

const reachable: Record<ReferralState, readonly ReferralState[]> = {
  SENT: ['ACCEPTED', 'REFUSED', 'DONE'],
  ACCEPTED: ['REFUSED', 'DONE'],
  REFUSED: ['CLOSED'],
  DONE: ['CLOSED'],
  CLOSED: [],
}

/** What a department can answer to a referral, or the sender can do with it, from its state. */
export function referralStatesFrom(state: ReferralState): readonly ReferralState[] {
  return reachable[state]
}

/** Whether a referral still waits for its answer (a refusal with its reason or a result). */
export function isUnanswered(state: ReferralState): boolean {
  return state === 'SENT' || state === 'ACCEPTED'
}

/** Whether the answer is late on a day; it is so from the day after it was due. */
export function isReferralOverdue(referral: { readonly state: ReferralState; readonly due: PlainDate }, today: PlainDate): boolean {
  return isUnanswered(referral.state) && referral.due < today
}

/** A referral ends with an answer (J-66): it is closed only after one, and after the person was told. */
export function referralRefusals(from: ReferralState, to: ReferralState, said: { readonly reason: string; readonly result: string; readonly toldOn: string; readonly toldHow: string }): ('STATE_NOT_REACHABLE' | 'REASON_MISSING' | 'RESULT_MISSING' | 'TOLD_MISSING')[] {
  return [
    ...(reachable[from].includes(to) ? [] : (['STATE_NOT_REACHABLE'] as const)),
    ...(to === 'REFUSED' && said.reason.trim() === '' ? (['REASON_MISSING'] as const) : []),
    ...(to === 'DONE' && said.result.trim() === '' ? (['RESULT_MISSING'] as const) : []),
    ...(to === 'CLOSED' && (said.toldOn === '' || said.toldHow.trim() === '') ? (['TOLD_MISSING'] as const) : []),
  ]
}
