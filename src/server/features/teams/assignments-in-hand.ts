import type { InHand } from '../../http/in-hand.ts'
import { countAssigned, moveAssigned } from './in-hand.queries.ts'

/** Households assigned to one account alone. */
export const assignmentsInHand: InHand = {
  kind: 'assignments',
  by: 'account',
  count: (work, of) => countAssigned(work.trx, work.districtKey, of.id),
  move: (work, from, to) => moveAssigned(work.trx, work.districtKey, from.id, to, work.now, work.actor.name),
}
