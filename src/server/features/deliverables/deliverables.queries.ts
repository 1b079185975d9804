import type { NewRow, Row } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'
import { standsIn, within } from '../../database/within.ts'

export type VersionRow = Row<'deliverable_version'>
/** A version without what it froze, which may be long. */
export type VersionHead = Omit<VersionRow, 'content_sealed'>

const heads = ['district_key', 'id', 'area_path', 'campaign_id', 'code', 'occurrence', 'number', 'state', 'hash', 'row_count', 'template_digests', 'cut_off', 'signed_by_id', 'signed_by', 'signed_at', 'returned_by', 'returned_at', 'returned_reason'] as const

/** Versions handed in within a scope, of each deliverable and area the newest first. */
export function listVersions(trx: Trx, districtKey: string, campaignId: string, scope: string): Promise<VersionHead[]> {
  return trx
    .selectFrom('deliverable_version')
    .select(heads)
    .where('district_key', '=', districtKey)
    .where('campaign_id', '=', campaignId)
    .where(within(scope))
    .orderBy('code')
    .orderBy('area_path')
    .orderBy('occurrence', 'desc')
    .orderBy('number', 'desc')
    .execute()
}

/** What versions froze, by their ids. */
export async function listContents(trx: Trx, districtKey: string, ids: readonly string[]): Promise<Map<string, Uint8Array>> {
  if (ids.length === 0) return new Map()
  const rows = await trx.selectFrom('deliverable_version').select(['id', 'content_sealed']).where('district_key', '=', districtKey).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, row.content_sealed]))
}

/** Versions of every area that an area lies in. */
export function listVersionsAbove(trx: Trx, districtKey: string, areaPaths: readonly string[]): Promise<VersionHead[]> {
  return trx.selectFrom('deliverable_version').select(heads).where('district_key', '=', districtKey).where(standsIn(areaPaths)).orderBy('signed_at').orderBy('id').execute()
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
