import type { KeyHousehold } from '#contract/key-households.ts'
import type { Work } from '../../http/work.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { followedRow } from './change-key.ts'
import { findKeyRow, insertKeyEvent, updateKey, type KeyRow } from './key-households.queries.ts'
import { keyView } from './key-view.ts'

/** Takes a household off the key list, with the reason. Its line and its course stay. */
export async function takeOffKey(work: Work, id: string, { version, reason }: { version: number; reason: string }): Promise<KeyHousehold> {
  const row = await followedRow(work, id, version)
  const { plan } = await getRunningCampaign(work, row.campaign_id)


  await updateKey(work.trx, work.districtKey, id, { state: 'OFF', off_on: work.today, off_reason: reason })
  await insertKeyEvent(work.trx, { district_key: work.districtKey, id: work.newId(), area_path: row.area_path, household_id: row.household_id, key_id: id, at: work.now, by_name: work.actor.name, kind: 'OFF', note: reason, changes: '{}' })

  work.record({ action: 'take-off-key-household', objectType: 'key-household', objectId: id, areaPath: row.area_path, details: { household: row.household_id } })
  return keyView((await findKeyRow(work.trx, work.districtKey, id, work)) as KeyRow, plan, work.today)
}
