import type { PlainDate } from '../calendar/plain-date.ts'
import type { Severity } from '../casework/severity.ts'
import type { FindingState } from '../casework/transition.ts'

/** A problem as a list reports it: what was found, where, what is done about it. Empty texts are texts nobody gave. */
export type ListedProblem = {
  readonly findingId: string
  readonly householdId: string
  /** null: found outside a visit. */
  readonly visitId: string | null
  /** Official code of the village; lists stand in its order. */
  readonly areaCode: string
  readonly village: string
  readonly household: string
  /** How the name of the head sounds: lists stand in its order. */
  readonly sound: string
  readonly person?: string
  readonly kind: string
  readonly severity: Severity
  readonly description: string
  readonly cause?: string
  /** Id of a gap of the plan. */
  readonly gap?: string
  readonly foundOn: PlainDate
  readonly foundBy: string
  readonly fixedOnSpot: boolean
  readonly measure: string
  readonly ownerUnit: string
  readonly ownerPerson: string
  readonly due?: PlainDate
  readonly state: FindingState
  readonly closedOn?: PlainDate
  readonly proof: string
  /** The unit it went up to, and the department it was passed on to. */
  readonly escalatedTo?: string
  /** Where it came from outside a visit, that it came back, when it is looked at again. */
  readonly remark?: string
}

/** The words of the language in which a list is written. */
export type ListWords = {
  readonly kinds: Readonly<Record<string, string>>
  readonly severities: Readonly<Record<Severity, string>>
  readonly states: Readonly<Record<FindingState, string>>
  readonly gaps: Readonly<Record<string, string>>
  readonly yes: string
  readonly no: string
}
