import type { Work } from '../../http/work.ts'
import { updateHousehold } from './desk.queries.ts'
import { putElsewhere, removeElsewhere } from './elsewhere.queries.ts'
import { soundOf } from '../../name-sound.ts'

/**
 * Writes down in which other village of the district a household is registered: there it stands as a line and no more. Without
 * such a village, or with the one it lives in, the line goes.
 */
export async function registerElsewhere(work: Work, household: { readonly id: string; readonly headName: string; readonly livesPath: string }, registeredPath: string | undefined): Promise<void> {
  const { trx, districtKey } = work
  const { id, headName, livesPath } = household
  const isElsewhere = registeredPath !== undefined && registeredPath !== livesPath
  await updateHousehold(trx, districtKey, id, { registered_path: isElsewhere ? registeredPath : null })
  if (!isElsewhere) return removeElsewhere(trx, districtKey, id)
  const { pinyin, initials } = soundOf(headName)
  await putElsewhere(trx, { district_key: districtKey, id: work.newId(), area_path: registeredPath, household_id: id, head_name: headName, head_pinyin: pinyin, head_initials: initials, lives_path: livesPath, at: work.now })
}
