/** End states of a household that may qualify (应保尽保): 已纳入 · 不符合 · 本人不愿申请. */
export const eligibilityOutcomes = ['ENROLLED', 'REFUSED', 'NOT_WANTED'] as const
export type EligibilityOutcome = (typeof eligibilityOutcomes)[number]

/** An enrolment names the aid, a refusal its reason; somebody who does not want says why. */
export function outcomeRefusals(outcome: EligibilityOutcome, said: { readonly aid: string | null; readonly reason: string }): ('AID_MISSING' | 'REASON_MISSING')[] {
  return [...(outcome === 'ENROLLED' && !said.aid ? (['AID_MISSING'] as const) : []), ...(outcome !== 'ENROLLED' && said.reason.trim() === '' ? (['REASON_MISSING'] as const) : [])]
}
