import type { PlainDate } from '../calendar/plain-date.ts'
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
  /** Whether it applied for something in the campaign, whatever came of that. */
  readonly hasApplied: boolean
  readonly isReferred: boolean
}

/** Somebody of the area who lives in an institution, with the last check (二（三）, J-26). */
export type ReportedResident = {
  readonly residentId: string
  readonly householdId: string
  readonly areaCode: string
  readonly village: string
  /** Head of the household at home, and how that name sounds. */
  readonly household: string
  readonly sound: string
  readonly person: string
  readonly institution: { readonly id: string; readonly name: string }
  readonly since: PlainDate
  readonly checkedOn?: PlainDate
  /** Points of the notice that were found a problem in that check. */
  readonly problems: readonly string[]
}

/** All that a report counts. */
export type ReportFacts = {
  readonly households: readonly ReportedHousehold[]
  readonly residents: readonly ReportedResident[]
  readonly problems: readonly (ListedProblem & { readonly isNew: boolean; readonly isNewlyClosed: boolean })[]
  readonly keys: readonly ListedKey[]
  /** Reported at once; only their number leaves. */
  readonly escalations: number
}
