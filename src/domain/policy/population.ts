import type { Clause, Titles } from '../clause/clause.ts'

/** Who a rule is about: with `household` only the household can be named in the expression, with `person` both. */
export type Subject = 'household' | 'person'

/** A sub-group of a population that the notice asks to look at with more care. */
export type Focus = { readonly id: string; readonly title: Titles; readonly when: string; readonly clause: Clause }

/** A group of people or households of the plan, decided by an expression over indicators. */
export type Population = {
  readonly id: string
  readonly title: Titles
  readonly of: Subject
  readonly when: string
  readonly focus: readonly Focus[]
  /** Part of the roster in which its people stand. */
  readonly part?: string
  /** Matters to be looked at; carried out where the form has a section for them. */
  readonly checks: readonly string[]
  readonly clause: Clause
}

/** A population (or, with `focusOf`, one of its focus groups) that holds for a household or a person. */
export type Label = { readonly id: string; readonly focusOf?: string; readonly title: Titles; readonly clause: Clause }

/**
 * A label that can be neither given nor refused, with the facts that are missing, or the error when its rule itself fails.
 * `isBelow`: a focus group of a population that is itself undecided.
 */
export type UnknownLabel = Label & { readonly personId?: string; readonly missing: readonly string[]; readonly failed?: string; readonly isBelow?: true }

export type Labels = {
  readonly household: readonly Label[]
  readonly persons: Readonly<Record<string, readonly Label[]>>
  readonly unknown: readonly UnknownLabel[]
}
