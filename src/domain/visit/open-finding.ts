import type { PlainDate } from '../calendar/plain-date.ts'
import { defaultDue } from '../casework/severity.ts'
import type { Casework } from '../casework/transition.ts'
import type { FoundProblem } from './submission.ts'

/**
 * The course of a problem as it begins with the visit that found it. One fixed on the spot is closed on the day it was found
 * (边查边改、立查立改). Its proof is what somebody gave as such, and never what was done said twice.
 */
export function openFinding(found: FoundProblem, visited: PlainDate): Casework {
  const due = found.due || defaultDue(found.severity, visited)
  const common = {
    foundOn: visited,
    measure: found.measure.trim(),
    ownerUnit: found.ownerUnit.trim(),
    ownerPerson: found.ownerPerson.trim(),
  }
  if (found.fixedOnSpot) return { ...common, state: 'FIXED', fixedOnSpot: true, closedOn: visited, proof: found.proof?.trim() ?? '' }
  return { ...common, state: 'NOT_STARTED', fixedOnSpot: false, ...(due && { due }), proof: found.proof?.trim() ?? '' }
}
