import type { InHand } from './accounts/public.ts'
import { reachInHand } from './registry/public.ts'
import { draftsInHand } from './visits/public.ts'

/** What an account has in hand, of every feature, in the order in which it is shown: what goes to a successor. */
export const inHand: readonly InHand[] = [draftsInHand, reachInHand]
