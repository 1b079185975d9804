import type { InHand } from '../http/in-hand.ts'
import { findingsInHand } from './findings/public.ts'
import { keyHouseholdsInHand } from './key-households/public.ts'
import { plannedInHand } from './planning/public.ts'
import { reachInHand } from './reach/public.ts'
import { tasksInHand } from './records/public.ts'
import { referralsInHand } from './referrals/public.ts'
import { assignmentsInHand, teamsInHand, teamsNamedInHand } from './teams/public.ts'
import { draftsInHand } from './visits/public.ts'

/** What somebody has in hand, of every feature, in the order in which it is shown: what goes to a successor. */
export const inHand: readonly InHand[] = [draftsInHand, assignmentsInHand, reachInHand, teamsInHand, teamsNamedInHand, findingsInHand, keyHouseholdsInHand, plannedInHand, tasksInHand, referralsInHand]
