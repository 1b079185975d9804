import type { PlainDate } from '../calendar/plain-date.ts'
import type { Sex } from '../registry/sex.ts'
import type { Parameter } from './parameters.ts'

/** What a fact may hold. Money is integer fen, dates are YYYY-MM-DD, codes are the codes of `registry/code-lists.ts`. */
export type FactValue = string | number | boolean | readonly string[]

/** One fact: the value, the day on which it held, and where it comes from (an import, a submission, a person). */
export type Fact = { readonly value: FactValue; readonly asOf: PlainDate; readonly source: string }

/**
 * Aid received. `from` is the first day (absent: not known since when); `to` is the first day on which it is no longer
 * received (absent: still received).
 */
export type Aid = {
  readonly kind: string
  readonly from?: PlainDate
  readonly to?: PlainDate
  /** Fen a month. */
  readonly amount?: number
}

/** One member with what is known of the person. `from`/`to` bound the membership like those of an aid. */
export type MemberFacts = {
  readonly personId: string
  readonly name: string
  /** Code of the list `relation` (GB/T 4761); absent when nobody said. */
  readonly relation?: string
  readonly isHead: boolean
  readonly sex?: Sex
  readonly birthDate?: PlainDate
  /** By the name of the indicator without its subject: `livingState`, `disability.kind`. */
  readonly facts: Readonly<Record<string, Fact>>
  readonly aid: readonly Aid[]
  readonly from?: PlainDate
  readonly to?: PlainDate
  /** The last day on which somebody met the person, in person or by video; absent when nobody is known to have. */
  readonly lastSeenOn?: PlainDate
  /** How many owe support by law and live elsewhere, as far as they were written down; absent when none was. */
  readonly obligors?: number
}

/** A payment that was made or should have been made. `on` is the day, or the month when only that is known. */
export type KnownPayment = {
  readonly id: string
  readonly kind: string
  readonly on: string
  /** Fen. */
  readonly amount?: number
  /** Of one person; absent: of the household as a whole. */
  readonly personId?: string
  /** Whether the money arrived, as far as the registry knows. */
  readonly state?: string
}

/** All that a rule may look at: one household and its members on one day. */
export type HouseholdFacts = {
  readonly asOf: PlainDate
  readonly household: {
    readonly id: string
    /** Path of the area it lives in: parameters belong to areas. */
    readonly areaPath?: string
    readonly facts: Readonly<Record<string, Fact>>
    /** Aid held by the household as a whole (dibao); aid of one person stands with the member. */
    readonly aid: readonly Aid[]
    /** The last day on which somebody met the household, in person or by video. */
    readonly lastSeenOn?: PlainDate
  }
  readonly members: readonly MemberFacts[]
  /** Dated amounts that may hold for the household. */
  readonly parameters?: readonly Parameter[]
  /** The last payments of each kind, the newest first; absent when they were not loaded. */
  readonly payments?: readonly KnownPayment[]
}
