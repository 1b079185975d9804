import { z } from 'zod'
import { byId, route } from './route.ts'

const count = z.number().int()

/** What of all casework waits for whoever asks; null where it is not theirs to see. */
export const getCaseworkWaiting = route('GET /api/campaigns/:id/casework', {
  access: 'campaign.read',
  params: byId,
  response: z.object({
    upward: count.nullable(),
    upwardOverdue: count.nullable(),
    doubts: count.nullable(),
    reviews: count.nullable(),
    keyOverdue: count.nullable(),
    /** Proposed for the key list by a visit. */
    keyProposed: count.nullable(),
    referralsWaiting: count.nullable(),
    referralsOverdue: count.nullable(),
    /** Answered, and the person is not told yet. */
    referralsToTell: count.nullable(),
    receiptsMissing: count.nullable(),
    undecided: count.nullable(),
  }),
})
export type CaseworkWaiting = z.infer<(typeof getCaseworkWaiting)['response']>
