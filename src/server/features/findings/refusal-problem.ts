import type { Refusal } from '#domain/casework/transition.ts'
import { problem, type Problem } from '#domain/problem/problem.ts'

const fieldOf: Record<Refusal['code'], string> = {
  STATE_NOT_REACHABLE: 'state',
  PROOF_MISSING: 'proof',
  MEASURE_MISSING: 'measure',
  OWNER_MISSING: 'ownerPerson',
  DUE_MISSING: 'due',
  DUE_BEFORE_FOUND: 'due',
  REASON_MISSING: 'note',
  REVIEW_MISSING: 'reviewOn',
  BEFORE_FOUND: 'state',
}

/** The gravest gives the problem its name; every refusal stands in the details, for the field it belongs to. */
export function refusalProblem(refusals: readonly Refusal[]): Problem {
  const has = (code: Refusal['code']) => refusals.some((refusal) => refusal.code === code)
  const code = has('STATE_NOT_REACHABLE') || has('BEFORE_FOUND') ? 'FINDING_STATE' : has('PROOF_MISSING') ? 'FINDING_PROOF_MISSING' : 'INPUT_INVALID'
  return problem(code, { place: 'body', issues: refusals.map((refusal) => ({ path: fieldOf[refusal.code], code: refusal.code, ...refusal.details })) })
}
