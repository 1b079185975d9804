import type { PlainDate } from '../calendar/plain-date.ts'
import type { Sex } from '../registry/sex.ts'
import type { Answers } from './form.ts'

export type AddedMember = {
  /** Made where the visit was recorded; becomes the id of the person. */
  readonly id: string
  readonly name: string
  readonly sex?: Sex
  readonly birthDate?: PlainDate
  /** Code of the list `relation`. */
  readonly relation: string
}

/** `reason` is a code of the list `left-reason`. */
export type LeftMember = { readonly personId: string; readonly reason: string; readonly date: PlainDate }

/**
 * A form as far as it was filled in: everything may still be missing. Household answers by item id, member answers by person id
 * (members added in the visit by their own id). A submission of a visit is one that is complete.
 */
export type Filled = {
  readonly visit?: { readonly date?: PlainDate }
  readonly answers?: Answers
  readonly members?: Readonly<Record<string, { readonly answers?: Answers }>>
  readonly added?: readonly AddedMember[]
  readonly left?: readonly LeftMember[]
}
