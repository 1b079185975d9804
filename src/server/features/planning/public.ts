export { plannedInHand } from './planned-in-hand.ts'
