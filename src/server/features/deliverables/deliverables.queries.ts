import type { NewRow, Row } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'
import { within } from '../../database/within.ts'

export type VersionRow = Row<'deliverable_version'>

export interface FoundProblem extends Row<'finding'> {
  head_name: string
  person_name: string | null
  area_name: string | null
  area_code: string | null
}

/** The problems found in an area, as they stand. */
export function listFoundProblems(trx: Trx, districtKey: string, campaignId: string, areaPath: string): Promise<FoundProblem[]> {
  return trx
    .selectFrom('finding')
    .innerJoin('household', (join) => join.onRef('household.district_key', '=', 'finding.district_key').onRef('household.id', '=', 'finding.household_id'))
    .leftJoin('person', (join) => join.onRef('person.district_key', '=', 'finding.district_key').onRef('person.id', '=', 'finding.person_id'))
    .leftJoin('area', 'area.path', 'finding.area_path')
    .selectAll('finding')
    .select(['household.head_name', 'person.name as person_name', 'area.name as area_name', 'area.code as area_code'])
    .where('finding.district_key', '=', districtKey)
    .where('household.district_key', '=', districtKey)
    .where('finding.campaign_id', '=', campaignId)
    .where(within(areaPath, 'finding.area_path'))
    .execute()
}

/** How many problems were found, by the path of their area. */
export async function countFoundProblems(trx: Trx, districtKey: string, campaignId: string, scope: string): Promise<{ area_path: string; count: number }[]> {
  return trx
    .selectFrom('finding')
    .select(['area_path', ({ fn }) => fn.countAll<number>().as('count')])
    .where('district_key', '=', districtKey)
    .where('campaign_id', '=', campaignId)
    .where(within(scope))
    .groupBy('area_path')
    .execute()
}

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
    .orderBy('number', 'desc')
    .execute()
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
