import type { Work } from '../../http/work.ts'
import { forgetLeaving, keepPlacesOf, listMergedHouseholds, moveHouseholdRows, noteLeaving } from './move-households.queries.ts'

/**
 * Moves households with their people and everything that follows them (`follows` in db/manifest.ts) to another area of the
 * district; where they stood is kept, and what a village signed of them stays there. Facts and submissions are never changed but for
 * their place, so this needs a wide transaction; whether the actor may move from there to here is the caller's question.
 * @param on the first day at the new place
 * @param because why they leave, in the words for the supplement of the village that signed for them
 */
export async function moveHouseholds(work: Work, ids: readonly string[], areaPath: string, on: string = work.today, because?: string): Promise<void> {
  if (ids.length === 0) return
  const { trx, districtKey } = work
  for (const id of ids) work.changedHouseholds.add(id)
  const all = [...ids, ...(await listMergedHouseholds(trx, districtKey, ids))]
  if (because !== undefined) await noteLeaving(trx, districtKey, all, areaPath, because)
  await keepPlacesOf(trx, districtKey, ids, on, () => work.newId())
  await moveHouseholdRows(trx, districtKey, all, areaPath)
  await forgetLeaving(trx, districtKey, all)
}
