import type { PlainDate } from '../calendar/plain-date.ts'
import type { Fact } from '../policy/facts.ts'

/**
 * A care agreement (委托照料服务协议) on a day: in force · signed, over · signed, not begun · signed, nobody said until when · not signed ·
 * nobody was asked. Only the first is an agreement in force.
 */
export const agreementStates = ['IN_FORCE', 'EXPIRED', 'NOT_BEGUN', 'TERM_UNKNOWN', 'NOT_SIGNED', 'NOT_ASKED'] as const
export type AgreementState = (typeof agreementStates)[number]

/** State of the care agreement of a person from the facts `careAgreement.*`; the last day of an agreement still counts. */
export function agreementState(facts: Readonly<Record<string, Fact>>, on: PlainDate): AgreementState {
  const signed = facts['careAgreement.signed']?.value
  if (signed === undefined) return 'NOT_ASKED'
  if (signed !== true) return 'NOT_SIGNED'
  const from = facts['careAgreement.from']?.value
  const until = facts['careAgreement.until']?.value
  if (typeof from === 'string' && from > on) return 'NOT_BEGUN'
  if (typeof until !== 'string') return 'TERM_UNKNOWN'
  return until < on ? 'EXPIRED' : 'IN_FORCE'
}
