import type { Neighbours } from './areas/neighbours.ts'
import { giveDuties } from './campaigns/public.ts'
import { moveHouseholds } from './registry/public.ts'
import { carryTeams, teamsFromElsewhere, teamsGoing } from './teams/public.ts'

/** What follows when areas change. */
export const areaNeighbours: Neighbours = { giveDuties: (work) => giveDuties(work), moveHouseholds, teamsGoing, carryTeams, teamsFromElsewhere }
