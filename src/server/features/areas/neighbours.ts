import type { Work } from '../../http/work.ts'

/** Households that leave one village for another when areas change; without `householdIds` all of them. */
export interface Leaving {
  readonly from: { readonly path: string; readonly name: string }
  readonly to: { readonly path: string; readonly name: string }
  readonly householdIds?: readonly string[]
}

/** A team that goes along: as the team of the village, or with the households that it has had. */
export interface TeamGoing {
  readonly team: string
  readonly from: string
  readonly to: string
  readonly households: number
  readonly asVillageTeam: boolean
}

/** What other features do when areas change; this one stands below them and does not know them. */
export interface Neighbours {
  /** Gives areas that are new what they owe. */
  giveDuties(work: Work): Promise<void>
  /** Moves chosen households with all that follows them. */
  moveHouseholds(work: Work, ids: readonly string[], areaPath: string, on: string, because: string): Promise<void>
  /** Which teams would go along with households that leave their village. */
  teamsGoing(work: Work, leaving: readonly Leaving[]): Promise<TeamGoing[]>
  /** Lets them go along, before the households do. */
  carryTeams(work: Work, leaving: readonly Leaving[]): Promise<void>
  /** Teams of a village that moves to another town stay those of the town that made them. @returns their names */
  teamsFromElsewhere(work: Work, villagePath: string, parentPath: string): Promise<string[]>
}
