import type { InHand } from '../../http/in-hand.ts'
import { countDraftsOf, moveDrafts } from './drafts.queries.ts'

/** Visits that were begun and not handed in. */
export const draftsInHand: InHand = {
  kind: 'drafts',
  by: 'account',
  count: (work, of) => countDraftsOf(work.trx, work.districtKey, of.id),
  move: (work, from, to) => moveDrafts(work.trx, work.districtKey, from.id, to),
}
