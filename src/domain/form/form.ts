import type { Clause, Titles } from '../clause/clause.ts'

export const itemTypes = ['text', 'long-text', 'integer', 'money', 'date', 'choice', 'choices', 'yes-no', 'person-ref'] as const
export type ItemType = (typeof itemTypes)[number]

/** A choice of an item. Lists of codes come from `registry/code-lists.ts` and are copied into the item when the plan is read. */
export type Option = { readonly code: string; readonly title: Titles }

/** The fact of the registry that an item shows, and changes when it is answered: `person.livingState` is { of: 'person', name: 'livingState' }. */
export type FactRef = { readonly of: 'person' | 'household'; readonly name: string }

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
  readonly clause: Clause
}

/** Questions that belong together, asked once of the household or once of each member. */
export type Section = {
  readonly id: string
  readonly title: Titles
  readonly of: 'household' | 'member'
  readonly relevant?: string
  readonly items: readonly Item[]
  readonly clause: Clause
}

/** A form as plain data: it can be stored, sent to a browser and kept on a phone. */
export type Form = { readonly id: string; readonly version: number; readonly title: Titles; readonly sections: readonly Section[] }

/** Text, code, date or person id · number or fen · yes or no · codes. */
export type AnswerValue = string | number | boolean | readonly string[]

export const noAnswers = ['REFUSED', 'UNKNOWN', 'NOT_APPLICABLE', 'CANNOT_TELL'] as const
export type NoAnswer = (typeof noAnswers)[number]

/** What was said. `confirmed`: the value the registry knew was shown and confirmed. */
export type Answer =
  | { readonly value: AnswerValue; readonly confirmed?: true; readonly why?: string }
  | { readonly none: NoAnswer; readonly why?: string }

/** By item id. An item that is not there was not asked. */
export type Answers = Readonly<Record<string, Answer>>
