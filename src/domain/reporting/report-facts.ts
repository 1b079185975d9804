import type { ListedKey } from './listed-key.ts'
import type { ListedProblem } from './listed-problem.ts'
import type { Coverage } from '../visit/coverage.ts'

/** What became of a household that may qualify (code list `eligibility-outcome`). */
export type ReportedOutcome = string

/** A listed household as a report counts it, as of the cut-off. */
export type ReportedHousehold = {
  readonly householdId: string
  /** The visit that made its coverage; null when nobody was there. */
  readonly visitId: string | null
  /** Official code of its village; reports stand in its order. */
  readonly areaCode: string
  readonly village: string
  readonly household: string
  /** How the name of the head sounds: reports stand in its order. */
  readonly sound: string
  readonly part: string
  readonly sources: readonly string[]
  readonly coverage: Coverage
  /** Whether the visit that made its coverage came in within the period of the report. */
  readonly isNew: boolean
  /** Why members were not seen: codes of `not-seen-reason` or other words. */
  readonly notSeen: readonly string[]
  /** Populations and focus groups of the household. */
  readonly labels: readonly string[]
  /** Of the household itself, those that can be neither given nor refused as long as facts are missing. */
  readonly undecided: readonly string[]
  readonly people: readonly { readonly personId: string; readonly name: string; readonly labels: readonly string[]; readonly undecided: readonly string[] }[]
  /** Kinds of aid begun since the campaign did. */
  readonly aidBegun: readonly string[]
  readonly outcome?: ReportedOutcome
  readonly isReferred: boolean
}

/** All that a report counts. */
export type ReportFacts = {
  readonly households: readonly ReportedHousehold[]
  readonly problems: readonly (ListedProblem & { readonly isNew: boolean; readonly isNewlyClosed: boolean })[]
  readonly keys: readonly ListedKey[]
  /** Reported at once; only their number leaves. */
  readonly escalations: number
}
