import type { Work } from './work.ts'

export interface Party {
  readonly id: string
  readonly name: string
  readonly areaPath: string
  readonly department: string | null
  readonly post: string
  readonly phone: string
}

/**
 * What a feature has in the hands of somebody: how much of it there is, and how it goes to another.
 *
 * `by` says how it is known whose it is. `account`: it stands at the account. `name`: a name was written down, so that it goes
 * over only when nobody else of that name works in the district; otherwise it has to be given to somebody one by one. `unit`: it
 * is the unit's, which goes on with it; it is named so that nobody takes it for done.
 */
export type InHand = { readonly kind: string; count(work: Work, of: Party): Promise<number> } & (
  | { readonly by: 'account' | 'name'; move(work: Work, from: Party, to: Party): Promise<number> }
  | { readonly by: 'unit' }
)
