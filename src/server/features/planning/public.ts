export { plannedInHand } from './planned-in-hand.ts'
export { reuseWithin } from './near-visits.ts'
export { planNext } from './plan-next.ts'
export { countPlannedByDay } from './planning.queries.ts'
