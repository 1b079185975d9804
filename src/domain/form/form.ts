import type { Severity } from '../casework/severity.ts'
import type { Clause, Titles } from '../clause/clause.ts'

export const itemTypes = ['text', 'long-text', 'integer', 'money', 'date', 'choice', 'choices', 'yes-no', 'person-ref', 'payments'] as const
export type ItemType = (typeof itemTypes)[number]

/** A choice of an item. Lists of codes come from `registry/code-lists.ts` and are copied into the item when the plan is read. */
export type Option = { readonly code: string; readonly title: Titles }

/** The fact of the registry that an item shows, and changes when it is answered: `person.livingState` is { of: 'person', name: 'livingState' }. */
export type FactRef = { readonly of: 'person' | 'household'; readonly name: string }

/** What an answer must agree with: an expression that says so, and the sentence for whoever gave another answer. */
export type Constraint = { readonly holds: string; readonly says: Titles }

/**
 * A problem that the form proposes when `when` holds. The visitor takes it over or says why not; nothing is opened by itself.
 * `kind` is one of the problem kinds of the plan.
 */
export type Proposes = { readonly kind: string; readonly when: string; readonly says: Titles; readonly severity?: Severity }

/** One question. */
export type Item = {
  /** Unique in the whole form. */
  readonly id: string
  readonly title: Titles
  readonly help?: Titles
  readonly type: ItemType
  readonly options?: readonly Option[]
  /** Expression over `household`, `person` (in sections of each member) and `answers` (of the same subject). */
  readonly relevant?: string
  /** A required item must be answered or carry one of the four ways of having no answer. */
  readonly required: boolean
  readonly fact?: FactRef
  /** Named gate of the visit for which this item stands (the three questions). */
  readonly gate?: string
  readonly min?: number
  readonly max?: number
  readonly constraint?: Constraint
  readonly proposes?: Proposes
  /** `other-day`: what an earlier visit of the same day was told is not asked again on that day. */
  readonly again?: 'other-day'
  /** Of an item of payments: the kind of aid whose last payments are shown, to be confirmed or denied one by one. */
  readonly aid?: string
  /** The words that ask for it. Without them it is never required: nothing is compulsory that no clause asks for. */
  readonly clause?: Clause
}

/** Questions that belong together, asked once of the household or once of each member. */
export type Section = {
  readonly id: string
  readonly title: Titles
  readonly of: 'household' | 'member'
  readonly relevant?: string
  readonly items: readonly Item[]
  readonly clause?: Clause
  /** What the answers are good for, where no clause asks for them. */
  readonly serves?: Titles
}

/** A form as plain data: it can be stored, sent to a browser and kept on a phone. */
export type Form = { readonly id: string; readonly version: number; readonly title: Titles; readonly sections: readonly Section[]; readonly clause?: Clause }

/** Text, code, date or person id · number or fen · yes or no · codes; of payments `<payment id> CONFIRMED`, `… DENIED` or `… UNKNOWN`. */
export type AnswerValue = string | number | boolean | readonly string[]

export const noAnswers = ['REFUSED', 'UNKNOWN', 'NOT_APPLICABLE', 'CANNOT_TELL'] as const
export type NoAnswer = (typeof noAnswers)[number]

/** What was said. `confirmed`: the value the registry knew was shown and confirmed. */
export type Answer =
  | { readonly value: AnswerValue; readonly confirmed?: true; readonly why?: string }
  | { readonly none: NoAnswer; readonly why?: string }

/** By item id. An item that is not there was not asked. */
export type Answers = Readonly<Record<string, Answer>>
