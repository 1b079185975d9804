export { changeEntries, insertEntries, listEntriesOf, markPlaced } from './entries.queries.ts'
export { proposedReferrals, type ProposedReferral } from './proposed-referrals.ts'
export { refreshParts } from './refresh-parts.ts'
