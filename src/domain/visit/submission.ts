import type { PlainDate } from '../calendar/plain-date.ts'
import type { Severity } from '../casework/severity.ts'
import type { AddedMember, LeftMember } from '../form/filled.ts'
import type { Answers } from '../form/form.ts'

/** How the household was met (list `manner`). Nobody is seen by phone. */
export const manners = ['HOME', 'ELSEWHERE', 'VIDEO', 'PHONE'] as const
export type Manner = (typeof manners)[number]

/** Who spoke for the household (list `answerer`). */
export const answerers = ['SELF', 'FAMILY', 'NEIGHBOUR', 'CADRE', 'CARER'] as const
export type Answerer = (typeof answerers)[number]

/** One member in a visit: seen or not, with the answers to the sections of each member. */
export type MemberVisit = {
  readonly seen: boolean
  /** How the person was met, when seen: a code of the list `seen-how`. */
  readonly how?: string
  /** Why not seen, a code of the list `not-seen-reason` or other words, and the day of the next try. */
  readonly reason?: string
  readonly nextDate?: PlainDate
  readonly answers: Answers
}

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
  /** The question of the form that proposed it, as `answers.<item>` or `members.<person>.answers.<item>`. */
  readonly proposedBy?: string
}

/** A problem that the form proposed and the visitor did not take over. */
export type Dismissed = { readonly path: string; readonly why: string }

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
  readonly dismissed?: readonly Dismissed[]
}
