import { sql, type RawBuilder } from 'kysely'
import type { NewRow, Row } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'
import { within } from '../../database/within.ts'
import type { InstitutionSight } from './sight.ts'

export type InstitutionRow = Row<'institution'> & { area_name: string; area_path: string }

function own({ department, institution }: InstitutionSight): RawBuilder<boolean> {
  return sql<boolean>`(${department === undefined ? sql`true` : sql`institution.department = ${department}`} AND ${institution === undefined ? sql`true` : sql`institution.id::text = ${institution}`})`
}

function withArea(trx: Trx, districtKey: string) {
  return trx
    .selectFrom('institution')
    .innerJoin('area', 'area.id', 'institution.area_id')
    .where('institution.district_key', '=', districtKey)
    .selectAll('institution')
    .select(['area.name as area_name', 'area.path as area_path'])
}

export function listNameRows(trx: Trx, districtKey: string, sight: InstitutionSight): Promise<{ id: string; name: string }[]> {
  return trx.selectFrom('institution').select(['id', 'name']).where('district_key', '=', districtKey).where(own(sight)).orderBy('id').execute()
}

/** In the area, or with somebody of the area in it; of those the ones that are theirs who ask. */
function seen(districtKey: string, sight: InstitutionSight): RawBuilder<boolean> {
  const isTheirs = sight.department !== undefined || sight.institution !== undefined
  if (isTheirs) return own(sight)
  return sql<boolean>`(${within(sight.scope, 'area.path')} OR EXISTS (
    SELECT 1 FROM institution_resident r WHERE r.district_key = ${districtKey} AND r.institution_id = institution.id AND ${within(sight.scope, 'r.area_path')}))`
}

export type InstitutionCounts = InstitutionRow & { residents: number; checked: number; troubled: number }

export function listInstitutionRows(trx: Trx, districtKey: string, sight: InstitutionSight, campaignId: string | undefined): Promise<InstitutionCounts[]> {
  const residents = sql`FROM institution_resident r WHERE r.district_key = ${districtKey} AND r.institution_id = institution.id AND r.to_date IS NULL AND ${within(sight.scope, 'r.area_path')}`
  const last = sql`(SELECT c.problems FROM institution_check c WHERE c.district_key = ${districtKey} AND c.resident_id = r.id AND c.campaign_id = ${campaignId ?? null}::uuid ORDER BY c.on_date DESC, c.at DESC LIMIT 1)`
  return withArea(trx, districtKey)
    .where(seen(districtKey, sight))
    .select([
      sql<number>`(SELECT count(*)::int ${residents})`.as('residents'),
      sql<number>`(SELECT count(*)::int ${residents} AND ${last} IS NOT NULL)`.as('checked'),
      sql<number>`(SELECT count(*)::int ${residents} AND ${last} > 0)`.as('troubled'),
    ])
    .orderBy('institution.id')
    .execute()
}

export function findInstitution(trx: Trx, districtKey: string, sight: InstitutionSight, id: string): Promise<InstitutionRow | undefined> {
  return withArea(trx, districtKey).where('institution.id', '=', id).where(seen(districtKey, sight)).executeTakeFirst()
}

export async function lockInstitution(trx: Trx, districtKey: string, id: string): Promise<InstitutionRow | undefined> {
  await trx.selectFrom('institution').select('id').where('district_key', '=', districtKey).where('id', '=', id).forUpdate().execute()
  return withArea(trx, districtKey).where('institution.id', '=', id).executeTakeFirst()
}

export async function insertInstitution(trx: Trx, row: NewRow<'institution'>): Promise<void> {
  await trx.insertInto('institution').values(row).execute()
}

export async function updateInstitution(trx: Trx, districtKey: string, id: string, change: Pick<NewRow<'institution'>, 'name' | 'kind' | 'department' | 'address' | 'phone'>): Promise<void> {
  await trx
    .updateTable('institution')
    .set((column) => ({ ...change, version: column('version', '+', 1) }))
    .where('district_key', '=', districtKey)
    .where('id', '=', id)
    .execute()
}
