import type { Row } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'
import { listKeyRows, type KeyFilter, type KeyRow } from './key-households.queries.ts'

const everyone = (districtKey: string, today: string) => ({ districtKey, today, actor: { reach: null } })
const most = 100_000

/** The key list of an area as it stands (F-05), those who were taken off among them. In the order of the list. */
export function listKeyHouseholds(trx: Trx, districtKey: string, campaignId: string, areaPath: string, today: string): Promise<KeyRow[]> {
  return listKeyRows(trx, districtKey, filterOf(districtKey, campaignId, areaPath, today), undefined, most)
}

function filterOf(districtKey: string, campaignId: string, areaPath: string, today: string): KeyFilter {
  return { who: everyone(districtKey, today), campaignId, scope: areaPath, today, areaPath: undefined, state: undefined, why: undefined, frequency: undefined, isOverdue: false, householdId: undefined, search: undefined }
}

export interface KeyLine {
  readonly events: (Row<'key_event'> & { campaign_id: string })[]
  readonly contacts: Row<'key_contact'>[]
}

/** What happened to a household on the key list, for its timeline. */
export async function listKeyLines(trx: Trx, districtKey: string, householdId: string): Promise<KeyLine> {
  const events = await trx
    .selectFrom('key_event')
    .innerJoin('key_household as k', (join) => join.onRef('k.district_key', '=', 'key_event.district_key').onRef('k.id', '=', 'key_event.key_id'))
    .selectAll('key_event')
    .select('k.campaign_id')
    .where('key_event.district_key', '=', districtKey)
    .where('k.district_key', '=', districtKey)
    .where('key_event.household_id', '=', householdId)
    .execute()
  const contacts = await trx.selectFrom('key_contact').selectAll().where('district_key', '=', districtKey).where('household_id', '=', householdId).execute()
  return { events, contacts }
}
