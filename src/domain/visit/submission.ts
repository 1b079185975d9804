import type { PlainDate } from '../calendar/plain-date.ts'
import type { Severity } from '../casework/severity.ts'
import type { Answers } from '../form/form.ts'
import type { Sex } from '../registry/sex.ts'

/** How the household was met. Only the first three can see a person. */
export const manners = ['HOME', 'ELSEWHERE', 'VIDEO', 'PHONE'] as const
export type Manner = (typeof manners)[number]

/** Who spoke for the household. */
export const answerers = ['SELF', 'FAMILY', 'NEIGHBOUR', 'CADRE', 'CARER'] as const
export type Answerer = (typeof answerers)[number]

/** One member in a visit: seen or not, with the answers to the sections of each member. */
export type MemberVisit = {
  readonly seen: boolean
  /** How the person was met, when seen (a code of `seenHow`). */
  readonly how?: string
  /** Why not seen, and the day of the next try. */
  readonly reason?: string
  readonly nextDate?: PlainDate
  readonly answers: Answers
}

export type AddedMember = {
  /** Made where the visit was recorded; becomes the id of the person. */
  readonly id: string
  readonly name: string
  readonly sex?: Sex
  readonly birthDate?: PlainDate
  readonly relation: string
}

export type LeftMember = { readonly personId: string; readonly reason: string; readonly date: PlainDate }

/** A problem found in the visit. Kinds are those of the plan. */
export type FoundProblem = {
  readonly id: string
  readonly kind: string
  readonly personId?: string
  readonly severity: Severity
  readonly description: string
  readonly fixedOnSpot: boolean
  /** What is to be done; for a problem fixed on the spot, what was done. */
  readonly measure: string
  readonly ownerUnit: string
  readonly ownerPerson: string
  readonly due?: PlainDate
  readonly proof?: string
}

/** What a visit hands in. Immutable once received. Household answers by item id; members by person id (added ones by their id). */
export type Submission = {
  readonly visit: {
    readonly date: PlainDate
    readonly manner: Manner
    readonly visitors: readonly string[]
    readonly answeredBy: Answerer
  }
  readonly answers: Answers
  readonly members: Readonly<Record<string, MemberVisit>>
  readonly added: readonly AddedMember[]
  readonly left: readonly LeftMember[]
  readonly problems: readonly FoundProblem[]
}
