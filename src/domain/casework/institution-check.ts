/** How a point of a check of a resident stands. */
export const checkAnswers = ['GOOD', 'FAIR', 'PROBLEM'] as const
export type CheckAnswer = (typeof checkAnswers)[number]

/** What an institution is, and who pays for a place in it. */
export const institutionKinds = ['ELDER_HOME', 'WELFARE_HOME', 'NURSING_HOME', 'DISABLED_CARE', 'HOSPITAL', 'CHILDREN_HOME', 'RELIEF_STATION', 'OTHER'] as const
export const placePayers = ['GOVERNMENT', 'SELF', 'FAMILY', 'INSURANCE', 'OTHER'] as const

export interface AnsweredPoint {
  readonly id: string
  readonly answer: CheckAnswer
  readonly text: string
  /** The kind of problem it is opened as. */
  readonly kind: string | null
}

export type CheckRefusal = { readonly path: string; readonly code: 'CHECK_UNKNOWN' | 'CHECK_UNANSWERED' | 'CHECK_TEXT_MISSING' | 'CHECK_KIND_MISSING' }

/**
 * A check of a resident answers each point of the notice once (二（三）, J-26). What is a problem is said in words and has a kind,
 * since it becomes a problem of the town of the home village.
 * @param points ids of the points that the plan asks for
 */
export function checkRefusals(points: readonly string[], answers: readonly AnsweredPoint[]): CheckRefusal[] {
  const isTwice = (id: string, at: number) => answers.findIndex((one) => one.id === id) !== at
  return [
    ...answers.flatMap((one, at): CheckRefusal[] => (points.includes(one.id) && !isTwice(one.id, at) ? [] : [{ path: one.id, code: 'CHECK_UNKNOWN' }])),
    ...points.filter((id) => !answers.some((one) => one.id === id)).map((path): CheckRefusal => ({ path, code: 'CHECK_UNANSWERED' })),
    ...answers.filter((one) => one.answer === 'PROBLEM').flatMap((one): CheckRefusal[] => [
      ...(one.text.trim() === '' ? [{ path: one.id, code: 'CHECK_TEXT_MISSING' as const }] : []),
      ...(one.kind === null ? [{ path: one.id, code: 'CHECK_KIND_MISSING' as const }] : []),
    ]),
  ]
}
