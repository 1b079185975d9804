import type { InHand } from '../../http/in-hand.ts'
import { countOpenReferrals } from './referrals.queries.ts'

/** Referrals are sent and answered by units: whoever comes to the unit finds them in its list. */
export const referralsInHand: InHand = {
  kind: 'referrals',
  by: 'unit',
  count: (work, of) => countOpenReferrals(work.trx, work.districtKey, of.areaPath, of.department === null ? { sentBy: of.name } : { department: of.department }),
}
