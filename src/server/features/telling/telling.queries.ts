import type { Row } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'

export async function findAddress(trx: Trx, districtKey: string, householdId: string): Promise<string | undefined> {
  return (await trx.selectFrom('household').select('address').where('district_key', '=', districtKey).where('id', '=', householdId).executeTakeFirst())?.address
}

/** What stands on rosters about a household. */
export function listEntryTexts(trx: Trx, districtKey: string, householdId: string): Promise<Pick<Row<'roster_entry'>, 'campaign_id' | 'sources' | 'reason' | 'strike_reason' | 'particulars' | 'is_restricted'>[]> {
  return trx.selectFrom('roster_entry').select(['campaign_id', 'sources', 'reason', 'strike_reason', 'particulars', 'is_restricted']).where('district_key', '=', districtKey).where('household_id', '=', householdId).execute()
}
