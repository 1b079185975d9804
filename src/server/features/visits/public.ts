export { draftsInHand } from './drafts-in-hand.ts'
export { reuseAnswers } from './reuse-answers.ts'
