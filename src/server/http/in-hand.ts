import type { Work } from './work.ts'

export interface Party {
  readonly id: string
  readonly name: string
}

/** What a feature has in the hands of an account: how much of it there is, and how it goes to another. */
export interface InHand {
  /** Names the thing in the locales, `accounts.hand-over.<kind>`. */
  readonly kind: string
  count(work: Work, accountId: string): Promise<number>
  move(work: Work, from: Party, to: Party): Promise<number>
}
