import type { NewRow, Row } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'
import { within } from '../../database/within.ts'

export type VersionRow = Row<'deliverable_version'>

/** Versions handed in within a scope, of each deliverable and area the newest first. */
export function listVersions(trx: Trx, districtKey: string, campaignId: string, scope: string): Promise<VersionRow[]> {
  return trx
    .selectFrom('deliverable_version')
    .selectAll()
    .where('district_key', '=', districtKey)
    .where('campaign_id', '=', campaignId)
    .where(within(scope))
    .orderBy('code')
    .orderBy('area_path')
    .orderBy('occurrence', 'desc')
    .orderBy('number', 'desc')
    .execute()
}

/** Versions of every area that an area lies in. */
export function listVersionsAbove(trx: Trx, districtKey: string, areaPaths: readonly string[]): Promise<VersionRow[]> {
  return trx.selectFrom('deliverable_version').selectAll().where('district_key', '=', districtKey).where('area_path', 'in', areaPaths).orderBy('signed_at').orderBy('id').execute()
}

export function findVersion(trx: Trx, districtKey: string, scope: string, id: string): Promise<VersionRow | undefined> {
  return trx.selectFrom('deliverable_version').selectAll().where('district_key', '=', districtKey).where('id', '=', id).where(within(scope)).executeTakeFirst()
}

export async function insertVersion(trx: Trx, version: NewRow<'deliverable_version'>): Promise<void> {
  await trx.insertInto('deliverable_version').values(version).execute()
}

/** Only the state of a version ever changes; what was handed in stays. @returns false when it was returned meanwhile */
export async function markReturned(trx: Trx, districtKey: string, id: string, back: { by: string; at: Date; reason: string }): Promise<boolean> {
  const done = await trx
    .updateTable('deliverable_version')
    .set({ state: 'RETURNED', returned_by: back.by, returned_at: back.at, returned_reason: back.reason })
    .where('district_key', '=', districtKey)
    .where('id', '=', id)
    .where('state', '=', 'SUBMITTED')
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
