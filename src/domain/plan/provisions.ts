import type { Clause, Titles } from '../clause/clause.ts'

/** Something the notice names, with the words it stands on. */
export type Provision = { readonly id: string; readonly title: Titles; readonly clause: Clause }
export type Titled = { readonly id: string; readonly title: Titles }

/** What a notice provides beside its stages, populations, rosters, visits and lists. Keys that a notice does not have are absent, lists are empty. */
export type Provisions = {
  /** The groups of people the notice is for, each made of populations and sources: a person of three groups counts once in each. */
  readonly groups?: { readonly list: readonly Group[]; readonly clause: Clause }
  /** What each department does for this notice, and the populations it looks after. `id` is a key of `document.names`. */
  readonly departments: readonly Department[]
  readonly teams?: Teams
  readonly institutions?: Institutions
  readonly escalations: readonly Escalation[]
  readonly referrals: readonly Referral[]
  readonly keyHouseholds?: KeyHouseholds
  readonly planning?: { readonly reuseWithinDays: number; readonly clause: Clause }
  readonly visitNotice?: VisitNotice
  readonly publicity?: Publicity
  readonly gaps?: { readonly kinds: readonly Provision[]; readonly clause: Clause }
  readonly releases?: { readonly lead: string; readonly above: string; readonly clause: Clause }
  readonly checks: readonly Check[]
  readonly checkMethods?: { readonly list: readonly Titled[]; readonly clause: Clause }
  readonly rules: readonly Provision[]
  /** What the notice leaves open, with the reading chosen; without a reading it waits for a decision. */
  readonly questions: readonly (Provision & { readonly reading?: Titles })[]
}

export type Group = Titled & { readonly of: readonly string[] }

export type Department = { readonly id: string; readonly populations: readonly string[]; readonly clause: Clause }

export type Teams = {
  /** Level of the unit that forms them, and of the unit each of them is for. */
  readonly by: string
  readonly cell: string
  readonly lead: Titles
  readonly members: readonly Titled[]
  /** Stage before whose first day every row of the roster has a team. */
  readonly before: string
  readonly clause: Clause
}

export type Institutions = { readonly departments: readonly string[]; readonly stage: string; readonly checks: readonly Provision[]; readonly clause: Clause }

/** `at-once`: told to somebody outside without delay. `upward`: handed to the level above with an opinion. */
export type Escalation = Provision & {
  readonly way: 'at-once' | 'upward'
  readonly kinds: readonly Provision[]
  /** Who is told at once, under which number. */
  readonly told: readonly (Titled & { readonly phone?: string })[]
  /** Who reads such a report beside the one who made it, such as `district.principal`; nobody else does. */
  readonly seenBy: readonly string[]
  /** Hours after which a missing receipt is an alarm. */
  readonly receiptWithinHours?: number
  readonly from?: string
  readonly to?: string
  readonly answers: readonly EscalationAnswer[]
  readonly answerWithinDays?: number
}
export const escalationAnswers = ['take', 'return', 'pass-on'] as const
export type EscalationAnswer = (typeof escalationAnswers)[number]

/** Something of another field is passed on by a unit of a level, and answered. */
export type Referral = Provision & { readonly by: string; readonly answerWithinDays?: number }

export type KeyHouseholds = { readonly reasons: readonly Titled[]; readonly frequencies: readonly (Titled & { readonly everyDays: number })[]; readonly clause: Clause }

/** What a household is told before it is asked: why somebody comes. */
export type VisitNotice = { readonly purpose: Titles; readonly clause: Clause }

/** Where people find help. Under which number or address, where the notice or the district that publishes the plan says it; else it is written in by hand. */
export type Publicity = { readonly channels: readonly (Titled & { readonly way: 'hotline' | 'web' | 'card'; readonly reach?: string })[]; readonly clause: Clause }

/** Rows that a level looks at again: all of them, or a share (of 1) drawn with a floor per unit. */
export type Check = Provision & {
  readonly by: string
  readonly of: 'villages' | 'lists' | 'others'
  readonly rate: number
  readonly atLeast?: { readonly per: string; readonly rows: number }
}
