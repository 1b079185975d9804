import { isPlainDate } from '../calendar/plain-date.ts'
import { severities } from '../casework/severity.ts'
import type { FoundAtGate } from './gate-complaint.ts'
import type { FoundProblem, Submission } from './submission.ts'

/**
 * Every problem has a kind of the plan, a text and a severity; one fixed on the spot says what was done, an open one has a
 * measure, an owner and a day by which it is due.
 */
export function problemComplaints(submission: Submission, kinds: readonly string[]): FoundAtGate[] {
  return submission.problems.flatMap((found, index) =>
    complaintsAbout(found, kinds, submission.visit.date).map(({ field, code }) => ({ path: `problems.${index}.${field}`, code, details: { no: index + 1 } })),
  )
}

type Found = { readonly field: keyof FoundProblem; readonly code: string }

function complaintsAbout(found: FoundProblem, kinds: readonly string[], visited: string): Found[] {
  const missing = (field: keyof FoundProblem, code: string): Found[] => (String(found[field] ?? '').trim() === '' ? [{ field, code }] : [])
  const wrong: Found[] = [
    ...missing('kind', 'PROBLEM_KIND_MISSING'),
    ...missing('description', 'PROBLEM_DESCRIPTION_MISSING'),
    ...(found.kind?.trim() && !kinds.includes(found.kind) ? [{ field: 'kind', code: 'PROBLEM_KIND_UNKNOWN' } as const] : []),
    ...(severities.includes(found.severity) ? [] : [{ field: 'severity', code: 'PROBLEM_SEVERITY_MISSING' } as const]),
  ]
  if (found.fixedOnSpot) return [...wrong, ...missing('measure', 'PROBLEM_DONE_MISSING')]
  const due = found.due?.trim()
  return [
    ...wrong,
    ...missing('measure', 'PROBLEM_MEASURE_MISSING'),
    ...missing('ownerUnit', 'PROBLEM_OWNER_MISSING'),
    ...missing('ownerPerson', 'PROBLEM_OWNER_MISSING'),
    ...(!due || !isPlainDate(due) ? [{ field: 'due', code: 'PROBLEM_DUE_MISSING' } as const] : []),
    ...(due && isPlainDate(due) && due < visited ? [{ field: 'due', code: 'PROBLEM_DUE_PAST' } as const] : []),
  ]
}
