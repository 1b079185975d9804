import type { InHand } from '../http/in-hand.ts'
import { reachInHand } from './reach/public.ts'
import { assignmentsInHand } from './teams/public.ts'
import { draftsInHand } from './visits/public.ts'

/** What an account has in hand, of every feature, in the order in which it is shown: what goes to a successor. */
export const inHand: readonly InHand[] = [draftsInHand, assignmentsInHand, reachInHand]
