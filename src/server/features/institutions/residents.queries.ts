import { sql, type RawBuilder } from 'kysely'
import { reached, type Reaching } from '../../database/reached.ts'
import type { NewRow, Row } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'
import { within } from '../../database/within.ts'
import type { InstitutionSight } from './sight.ts'

export type ResidentRow = Row<'institution_resident'> & { name: string; sex: string | null; birth_date: string | null; area_name: string; above_name: string | null; area_level: string; institution_name: string; is_open: boolean }

function withNames(trx: Trx, who: Reaching) {
  return trx
    .selectFrom('institution_resident as r')
    .innerJoin('institution', 'institution.id', 'r.institution_id')
    .innerJoin('person', (join) => join.onRef('person.district_key', '=', 'r.district_key').onRef('person.id', '=', 'r.person_id'))
    .innerJoin('area', 'area.path', 'r.area_path')
    .leftJoin('area as above', 'above.id', 'area.parent_id')
    .where('r.district_key', '=', who.districtKey)
    .where('person.district_key', '=', who.districtKey)
    .where('institution.district_key', '=', who.districtKey)
    .selectAll('r')
    .select(['person.name', 'person.sex', 'person.birth_date', 'area.name as area_name', 'area.level as area_level', 'above.name as above_name', 'institution.name as institution_name', reached(who, 'r.household_id').as('is_open')])
}

function seen({ scope, department, institution }: InstitutionSight): RawBuilder<boolean> {
  return sql<boolean>`(${within(scope, 'r.area_path')} AND ${department === undefined ? sql`true` : sql`institution.department = ${department}`} AND ${institution === undefined ? sql`true` : sql`institution.id::text = ${institution}`})`
}

/** Those who live there first, in the order of their beds, then of their names as they sound. */
export function listResidents(trx: Trx, who: Reaching, sight: InstitutionSight, institutionId: string): Promise<ResidentRow[]> {
  return withNames(trx, who).where('r.institution_id', '=', institutionId).where(seen(sight)).orderBy(sql`r.to_date IS NOT NULL`).orderBy('r.bed').orderBy('person.name_pinyin').orderBy('r.id').execute()
}

export async function lockResident(trx: Trx, who: Reaching, sight: InstitutionSight, id: string): Promise<ResidentRow | undefined> {
  await trx.selectFrom('institution_resident').select('id').where('district_key', '=', who.districtKey).where('id', '=', id).forUpdate().execute()
  return withNames(trx, who).where('r.id', '=', id).where(seen(sight)).executeTakeFirst()
}

/** Who of a household lives in an institution now, for whoever reaches the household. */
export function listStayRows(trx: Trx, who: Reaching & { readonly actor: { readonly scope: string } }, householdId: string): Promise<(ResidentRow & { checked_on: string | null })[]> {
  return withNames(trx, who)
    .where('r.household_id', '=', householdId)
    .where('r.to_date', 'is', null)
    .where(within(who.actor.scope, 'r.area_path'))
    .where(reached(who, 'r.household_id'))
    .select(sql<string | null>`(SELECT max(c.on_date) FROM institution_check c WHERE c.district_key = ${who.districtKey} AND c.resident_id = r.id)`.as('checked_on'))
    .orderBy('r.from_date')
    .orderBy('r.id')
    .execute()
}

/** How many of a household live in an institution, beside one stay. */
export async function countOthers(trx: Trx, districtKey: string, institutionId: string, householdId: string, besides: string): Promise<number> {
  const rows = await trx.selectFrom('institution_resident').select('id').where('district_key', '=', districtKey).where('institution_id', '=', institutionId).where('household_id', '=', householdId).where('to_date', 'is', null).where('id', '<>', besides).execute()
  return rows.length
}

/** @returns false when the person lives in an institution already, whoever sees that */
export async function insertResident(trx: Trx, row: NewRow<'institution_resident'>): Promise<boolean> {
  const done = await trx.insertInto('institution_resident').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export async function endResident(trx: Trx, districtKey: string, id: string, on: string, reason: string): Promise<void> {
  await trx.updateTable('institution_resident').set({ to_date: on, left_reason: reason }).where('district_key', '=', districtKey).where('id', '=', id).execute()
}

export async function insertCheck(trx: Trx, row: NewRow<'institution_check'>): Promise<void> {
  await trx.insertInto('institution_check').values(row).execute()
}

/** Checks of residents, the newest first. */
export async function listChecks(trx: Trx, districtKey: string, scope: string, residentIds: readonly string[]): Promise<Row<'institution_check'>[]> {
  if (residentIds.length === 0) return []
  return trx.selectFrom('institution_check').selectAll().where('district_key', '=', districtKey).where('resident_id', 'in', residentIds).where(within(scope)).orderBy('on_date', 'desc').orderBy('at', 'desc').orderBy('id').execute()
}
