import { isProof } from '../casework/proof.ts'
import type { FoundProblem } from './submission.ts'

export type FixedComplaint = { readonly path: string; readonly code: 'PROBLEM_DONE_MISSING' | 'PROBLEM_PROOF_MISSING' | 'PROBLEM_PROOF_REPEATS'; readonly details: { readonly no: number } }

/**
 * A problem fixed on the spot is closed at once, and closing needs a proof: what was done, and by what one sees that it was. The one
 * repeated as the other says nothing.
 */
export function checkFixed(problems: readonly FoundProblem[]): readonly FixedComplaint[] {
  return problems.flatMap((found, index): FixedComplaint[] => {
    if (!found.fixedOnSpot) return []
    const at = (field: string, code: FixedComplaint['code']): FixedComplaint => ({ path: `problems.${index}.${field}`, code, details: { no: index + 1 } })
    const [measure, proof] = [found.measure.trim(), found.proof?.trim() ?? '']
    return [
      ...(measure === '' ? [at('measure', 'PROBLEM_DONE_MISSING')] : []),
      ...(isProof(proof) ? (proof === measure ? [at('proof', 'PROBLEM_PROOF_REPEATS')] : []) : [at('proof', 'PROBLEM_PROOF_MISSING')]),
    ]
  })
}
