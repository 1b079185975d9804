import type { NewRow, Row } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'
import { within } from '../../database/within.ts'

export type VersionRow = Omit<Row<'roster_version'>, 'rows_sealed'>

const shown = ['district_key', 'id', 'area_path', 'campaign_id', 'number', 'kind', 'state', 'hash', 'counts', 'signed_by_id', 'signed_by', 'signed_at', 'returned_by', 'returned_at', 'returned_reason', 'scan_id'] as const

/** Versions of one village or, for the overview, of all in the scope; oldest first. */
export function listVersions(trx: Trx, districtKey: string, campaignId: string, scope: string): Promise<VersionRow[]> {
  return trx
    .selectFrom('roster_version')
    .select(shown)
    .where('district_key', '=', districtKey)
    .where('campaign_id', '=', campaignId)
    .where(within(scope))
    .orderBy('area_path')
    .orderBy('number')
    .execute()
}

export function findVersion(trx: Trx, districtKey: string, id: string): Promise<Row<'roster_version'> | undefined> {
  return trx.selectFrom('roster_version').selectAll().where('district_key', '=', districtKey).where('id', '=', id).executeTakeFirst()
}

export function lockVersion(trx: Trx, districtKey: string, id: string): Promise<VersionRow | undefined> {
  return trx.selectFrom('roster_version').select(shown).where('district_key', '=', districtKey).where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function insertVersion(trx: Trx, version: NewRow<'roster_version'>): Promise<void> {
  await trx.insertInto('roster_version').values(version).execute()
}

export async function setReturned(trx: Trx, districtKey: string, ids: readonly string[], back: { by: string; at: Date; reason: string }): Promise<void> {
  await trx
    .updateTable('roster_version')
    .set({ state: 'RETURNED', returned_by: back.by, returned_at: back.at, returned_reason: back.reason })
    .where('district_key', '=', districtKey)
    .where('id', 'in', ids)
    .execute()
}

export async function setScan(trx: Trx, districtKey: string, id: string, scanId: string): Promise<void> {
  await trx.updateTable('roster_version').set({ scan_id: scanId }).where('district_key', '=', districtKey).where('id', '=', id).execute()
}
