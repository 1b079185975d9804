import type { Work } from '../../http/work.ts'
import { keepPlacesOf, moveHouseholdRows } from './move-households.queries.ts'

/**
 * Moves households with their people and everything that follows them (`follows` in db/manifest.ts) to another area of the
 * district; where they stood is kept. Facts and submissions are never changed but for their place, so this needs a wide
 * transaction; whether the actor may move from there to here is the caller's question.
 * @param on the first day at the new place
 */
export async function moveHouseholds(work: Work, ids: readonly string[], areaPath: string, on: string = work.today): Promise<void> {
  if (ids.length === 0) return
  await keepPlacesOf(work.trx, work.districtKey, ids, on, () => work.newId())
  await moveHouseholdRows(work.trx, work.districtKey, ids, areaPath)
}
