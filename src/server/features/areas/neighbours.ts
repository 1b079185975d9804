import type { Work } from '../../http/work.ts'

/** What other features do when areas change; this one stands below them and does not know them. */
export interface Neighbours {
  /** Gives areas that are new what they owe. */
  giveDuties(work: Work): Promise<void>
  /** Moves chosen households with all that follows them. */
  moveHouseholds(work: Work, ids: readonly string[], areaPath: string, on: string): Promise<void>
}
