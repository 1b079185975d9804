/**
 * What became of a household that may qualify (应保尽保): 已申请，待结果 · 已纳入 · 不符合 · 暂不符合，列入观察 · 本人不愿申请. An application is no
 * end: it waits for its outcome.
 */
export const eligibilityOutcomes = ['APPLIED', 'ENROLLED', 'REFUSED', 'WATCHED', 'NOT_WANTED'] as const
export type EligibilityOutcome = (typeof eligibilityOutcomes)[number]

const withoutReason: readonly EligibilityOutcome[] = ['APPLIED', 'ENROLLED']

/** An enrolment names the aid, a refusal its reason; somebody who is watched or does not want says why. */
export function outcomeRefusals(outcome: EligibilityOutcome, said: { readonly aid: string | null; readonly reason: string }): ('AID_MISSING' | 'REASON_MISSING')[] {
  return [...(outcome === 'ENROLLED' && !said.aid ? (['AID_MISSING'] as const) : []), ...(!withoutReason.includes(outcome) && said.reason.trim() === '' ? (['REASON_MISSING'] as const) : [])]
}
