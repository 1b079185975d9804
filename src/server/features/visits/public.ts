export { draftsInHand } from './drafts-in-hand.ts'
