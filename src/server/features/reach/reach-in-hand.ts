import { accountKey } from '#domain/access/reach.ts'
import type { InHand } from '../../http/in-hand.ts'
import { countReach, moveReach } from './reach.queries.ts'

/** Households that only this account was to see. */
export const reachInHand: InHand = {
  kind: 'reach',
  by: 'account',
  count: (work, of) => countReach(work.trx, work.districtKey, accountKey(of.id)),
  move: (work, from, to) => moveReach(work.trx, work.districtKey, accountKey(from.id), accountKey(to.id)),
}
