import { sql } from 'kysely'
import type { Row } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'
import { within } from '../../database/within.ts'

export type DepartureRow = Row<'roster_departure'>

/** Households that left a village that had signed for them, and that no supplement has struck yet; in the order of their numbers. */
export function listDepartures(trx: Trx, districtKey: string, campaignId: string, areaPath: string, isLocking: boolean): Promise<DepartureRow[]> {
  return trx
    .selectFrom('roster_departure')
    .selectAll()
    .where('district_key', '=', districtKey)
    .where('campaign_id', '=', campaignId)
    .where('area_path', '=', areaPath)
    .where('struck_version', 'is', null)
    .orderBy('signed_no')
    .orderBy('id')
    .$if(isLocking, (query) => query.forUpdate())
    .execute()
}

/** How many of them there are, by village. */
export async function countDepartures(trx: Trx, districtKey: string, campaignId: string, scope: string): Promise<ReadonlyMap<string, number>> {
  const rows = await trx
    .selectFrom('roster_departure')
    .select(['area_path', sql<number>`count(*)::int`.as('count')])
    .where('district_key', '=', districtKey)
    .where('campaign_id', '=', campaignId)
    .where('struck_version', 'is', null)
    .where(within(scope))
    .groupBy('area_path')
    .execute()
  return new Map(rows.map((row) => [row.area_path, row.count]))
}

export async function markDeparturesStruck(trx: Trx, districtKey: string, version: number, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await trx.updateTable('roster_departure').set({ struck_version: version }).where('district_key', '=', districtKey).where('id', 'in', ids).execute()
}

/** Signatures of some numbers are taken away: what they struck waits again, and what they signed needs no striking. */
export async function unmarkDepartures(trx: Trx, districtKey: string, campaignId: string, areaPath: string, versions: readonly number[]): Promise<void> {
  const own = sql`district_key = ${districtKey} AND campaign_id = ${campaignId} AND area_path = ${areaPath}`
  await sql`UPDATE roster_departure SET struck_version = NULL WHERE ${own} AND struck_version = ANY(${versions as number[]}::integer[])`.execute(trx)
  await sql`DELETE FROM roster_departure WHERE ${own} AND signed_version = ANY(${versions as number[]}::integer[])`.execute(trx)
}
