import type { Clause, Titles } from '../clause/clause.ts'
import type { Option } from '../form/form.ts'

/** `participants` are people named in rows, `households` are households of the registry. */
export const recordItemTypes = ['text', 'long-text', 'integer', 'money', 'date', 'choice', 'choices', 'yes-no', 'participants', 'households'] as const
export type RecordItemType = (typeof recordItemTypes)[number]

/** One thing that is written down in a record. */
export type RecordItem = {
  /** Unique in its kind. */
  readonly id: string
  readonly title: Titles
  readonly type: RecordItemType
  /** The choices; of participants, the groups they come from. */
  readonly options?: readonly Option[]
  readonly required: boolean
  readonly min?: number
  readonly max?: number
  /** Of participants: the level of the unit each of them comes from. */
  readonly level?: string
}

/** Something a notice wants written down that is neither a visit nor a list: a meeting, a training, a team, a policy made. */
export type RecordKind = {
  readonly id: string
  readonly title: Titles
  /** Levels whose units make such records. */
  readonly by: readonly string[]
  /** Whether a file belongs to it. */
  readonly attachment: 'required' | 'optional' | 'none'
  readonly items: readonly RecordItem[]
  /** Whether it may decide something: each decision is a task with somebody to do it and a day. */
  readonly hasDecisions: boolean
  /** Level whose unit answers it. */
  readonly answeredBy?: string
  /** Items that hold how many were looked at, and of how many. */
  readonly coverage?: { readonly lookedAt: string; readonly of: string }
  readonly clause: Clause
}
