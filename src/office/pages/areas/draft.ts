export interface PartDraft {
  readonly name: string
  readonly code: string
  readonly groups: readonly string[]
}

/** A change as far as it is said. */
export interface Draft {
  readonly on: string
  readonly name: string
  readonly code: string
  readonly parentId?: string
  readonly others: readonly string[]
  /** Which of the merged areas remains; `new` for none of them. */
  readonly into: string
  readonly parts: readonly PartDraft[]
  readonly stays: boolean
}
