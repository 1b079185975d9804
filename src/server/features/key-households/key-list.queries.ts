import { sql } from 'kysely'
import type { Row } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'
import { within } from '../../database/within.ts'
import { countKeyRows, listKeyRows, type KeyFilter, type KeyRow } from './key-households.queries.ts'

const everyone = (districtKey: string, today: string) => ({ districtKey, today, actor: { reach: null } })
const most = 100_000

/** The key list of an area as it stands (F-05), those who were taken off among them. In the order of the list. */
export function listKeyHouseholds(trx: Trx, districtKey: string, campaignId: string, areaPath: string, today: string): Promise<KeyRow[]> {
  return listKeyRows(trx, districtKey, filterOf(districtKey, campaignId, areaPath, today), undefined, most)
}

/** How many stand on the key list of an area. */
export function countKeyHouseholds(trx: Trx, districtKey: string, campaignId: string, areaPath: string, today: string): Promise<number> {
  return countKeyRows(trx, districtKey, { ...filterOf(districtKey, campaignId, areaPath, today), state: 'ON' })
}

function filterOf(districtKey: string, campaignId: string, areaPath: string, today: string): KeyFilter {
  return { who: everyone(districtKey, today), campaignId, scope: areaPath, today, areaPath: undefined, state: undefined, why: undefined, frequency: undefined, isOverdue: false, householdId: undefined, search: undefined }
}

/** How many stand on the key list, by the path of their area. */
export function countKeyByArea(trx: Trx, districtKey: string, campaignId: string, scope: string): Promise<{ area_path: string; count: number }[]> {
  return trx
    .selectFrom('key_household')
    .select(['area_path', sql<number>`count(*)::int`.as('count')])
    .where('district_key', '=', districtKey)
    .where('campaign_id', '=', campaignId)
    .where('state', '=', 'ON')
    .where(within(scope))
    .groupBy('area_path')
    .execute()
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
