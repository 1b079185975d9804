import type { Work } from '../../http/work.ts'
import { moveHouseholdRows } from './move-households.queries.ts'

/**
 * Moves households with their people, memberships, aid, facts, roster entries and visits to another area of the district.
 * Facts and submissions are never changed but for their place, so this needs a wide transaction; whether the actor may
 * move from there to here is the caller's question.
 */
export async function moveHouseholds(work: Work, ids: readonly string[], areaPath: string): Promise<void> {
  if (ids.length > 0) await moveHouseholdRows(work.trx, work.districtKey, ids, areaPath)
}
