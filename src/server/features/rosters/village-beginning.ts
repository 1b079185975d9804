import type { Beginning } from '../areas/public.ts'

export interface ShownBeginning {
  since: string | null
  madeOf: string[]
  signedBefore: boolean
}

/**
 * What is said of a village that began after the campaign did. Its own day is later than that of the plan only when everything of
 * which it was made had signed (`wantedDuties`).
 */
export function villageBeginning(began: Beginning | undefined, startDate: string, planDue: string | null, ownDue: string | null): ShownBeginning {
  if (!began || began.on <= startDate) return { since: null, madeOf: [], signedBefore: false }
  return { since: began.on, madeOf: began.from.map(({ name }) => name), signedBefore: began.from.length > 0 && planDue !== null && ownDue !== null && ownDue > planDue }
}
