import { isPlainDate } from '../calendar/plain-date.ts'
import { severities } from '../casework/severity.ts'
import type { FoundAtGate } from './gate-complaint.ts'
import type { Gate } from './gate.ts'
import type { FoundProblem } from './submission.ts'

type Found = { readonly field: keyof FoundProblem; readonly code: string }

/**
 * 分类梳理: every problem has a kind of the plan, a text and a severity; what else is written
 * must make sense, and is not asked for.
 */
export const everyProblemHasAKind: Gate = ({ submission, problemKinds }) =>
  each(submission.problems, (found) => {
    const due = found.due?.trim()
    return [
      ...missing(found, 'kind', 'PROBLEM_KIND_MISSING'),
      ...missing(found, 'description', 'PROBLEM_DESCRIPTION_MISSING'),
      ...(found.kind?.trim() && !problemKinds.includes(found.kind) ? [{ field: 'kind', code: 'PROBLEM_KIND_UNKNOWN' } as const] : []),
      ...(severities.includes(found.severity) ? [] : [{ field: 'severity', code: 'PROBLEM_SEVERITY_MISSING' } as const]),
      ...(due && !found.fixedOnSpot && !isPlainDate(due) ? [{ field: 'due', code: 'PROBLEM_DUE_MISSING' } as const] : []),
      ...(due && !found.fixedOnSpot && isPlainDate(due) && due < submission.visit.date ? [{ field: 'due', code: 'PROBLEM_DUE_PAST' } as const] : []),
    ]
  })

/** 针对问题不提出对策建议不放过: every problem that was not fixed on the spot has a measure, an owner and a day by which it is due. */
export const everyProblemHasAProposal: Gate = ({ submission }) =>
  each(submission.problems, (found) =>
    found.fixedOnSpot
      ? []
      : [
          ...missing(found, 'measure', 'PROBLEM_MEASURE_MISSING'),
          ...missing(found, 'ownerUnit', 'PROBLEM_OWNER_MISSING').concat(missing(found, 'ownerPerson', 'PROBLEM_OWNER_MISSING')).slice(0, 1),
          ...(found.due?.trim() && isPlainDate(found.due) ? [] : [{ field: 'due', code: 'PROBLEM_DUE_MISSING' } as const]),
        ],
  )

function each(problems: readonly FoundProblem[], complaintsAbout: (found: FoundProblem) => readonly Found[]): FoundAtGate[] {
  return problems.flatMap((found, index) => complaintsAbout(found).map(({ field, code }) => ({ path: `problems.${index}.${field}`, code, details: { no: index + 1 } })))
}

function missing(found: FoundProblem, field: keyof FoundProblem, code: string): Found[] {
  return String(found[field] ?? '').trim() === '' ? [{ field, code }] : []
}
