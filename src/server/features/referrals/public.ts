export { countReferralsWaiting, type ReferralsWaiting } from './count-waiting.ts'
export { makeReferral } from './make-referral.ts'
export type { NewReferral } from './create-referral.ts'
export { listReferralLines, listReferredHouseholds, type ReferralLine } from './referrals.queries.ts'
