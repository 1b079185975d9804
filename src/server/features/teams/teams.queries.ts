import { sql } from 'kysely'
import type { NewRow, Row, StoredTeamSheet } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'
import { standsAt, standsIn, within } from '../../database/within.ts'

export type TeamRow = Row<'visit_team'>
export type MemberRow = Row<'team_member'>
export type TeamVillageRow = Row<'team_village'>

export function listTeamRows(trx: Trx, districtKey: string, scope: string): Promise<TeamRow[]> {
  return trx.selectFrom('visit_team').selectAll().where('district_key', '=', districtKey).where('state', '=', 'ACTIVE').where(within(scope)).orderBy('id').execute()
}

export function findTeamRow(trx: Trx, districtKey: string, id: string): Promise<TeamRow | undefined> {
  return trx.selectFrom('visit_team').selectAll().where('district_key', '=', districtKey).where('id', '=', id).executeTakeFirst()
}

export function lockTeamRow(trx: Trx, districtKey: string, id: string): Promise<TeamRow | undefined> {
  return trx.selectFrom('visit_team').selectAll().where('district_key', '=', districtKey).where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function insertTeam(trx: Trx, team: NewRow<'visit_team'>): Promise<void> {
  await trx.insertInto('visit_team').values(team).execute()
}

export async function updateTeam(trx: Trx, districtKey: string, id: string, change: { name?: string; note?: string; state?: string }): Promise<void> {
  await trx.updateTable('visit_team').set(change).set((own) => ({ version: own('version', '+', 1) })).where('district_key', '=', districtKey).where('id', '=', id).execute()
}

/** Leaders first, then in the order in which they were written. */
export async function listMembers(trx: Trx, districtKey: string, teamIds: readonly string[]): Promise<MemberRow[]> {
  if (teamIds.length === 0) return []
  return trx.selectFrom('team_member').selectAll().where('district_key', '=', districtKey).where('team_id', 'in', teamIds).orderBy('is_leader', 'desc').orderBy('id').execute()
}

export async function replaceMembers(trx: Trx, districtKey: string, teamId: string, members: readonly NewRow<'team_member'>[]): Promise<void> {
  await trx.deleteFrom('team_member').where('district_key', '=', districtKey).where('team_id', '=', teamId).execute()
  await trx.insertInto('team_member').values(members).execute()
}

/** Villages in which teams work, of a scope or of some villages. */
export function listTeamVillages(trx: Trx, districtKey: string, scope: string, teamIds?: readonly string[]): Promise<TeamVillageRow[]> {
  return trx
    .selectFrom('team_village')
    .selectAll()
    .where('district_key', '=', districtKey)
    .where(within(scope))
    .$if(teamIds !== undefined, (query) => query.where('team_id', 'in', teamIds?.length ? teamIds : ['00000000-0000-0000-0000-000000000000']))
    .orderBy('area_path')
    .execute()
}

/** Teams that work in these villages, whatever town made them. */
export async function listTeamsIn(trx: Trx, districtKey: string, areaPaths: readonly string[]): Promise<TeamVillageRow[]> {
  if (areaPaths.length === 0) return []
  return trx.selectFrom('team_village').selectAll().where('district_key', '=', districtKey).where(standsIn(areaPaths)).execute()
}

export async function putTeamVillages(trx: Trx, rows: readonly NewRow<'team_village'>[]): Promise<void> {
  if (rows.length === 0) return
  await trx
    .insertInto('team_village')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['district_key', 'team_id', 'area_path']).doUpdateSet((own) => ({ sheet: own.ref('excluded.sheet'), is_default: sql<boolean>`team_village.is_default OR excluded.is_default` })))
    .execute()
}

/** The villages that are no longer a team's own; where single households of it are, it goes on. */
export async function dropTeamVillages(trx: Trx, districtKey: string, teamId: string, keptPaths: readonly string[]): Promise<void> {
  await trx
    .updateTable('team_village')
    .set({ is_default: false })
    .where('district_key', '=', districtKey)
    .where('team_id', '=', teamId)
    .$if(keptPaths.length > 0, (query) => query.where('area_path', 'not in', keptPaths))
    .execute()
  await sql`
    DELETE FROM team_village v
     WHERE v.district_key = ${districtKey} AND v.team_id = ${teamId} AND NOT v.is_default
       AND NOT EXISTS (SELECT 1 FROM assignment a WHERE a.district_key = ${districtKey} AND a.team_id = ${teamId} AND a.area_path = v.area_path)`.execute(trx)
}

export async function updateSheets(trx: Trx, districtKey: string, teamId: string, sheet: StoredTeamSheet): Promise<void> {
  await trx.updateTable('team_village').set({ sheet: JSON.stringify(sheet) }).where('district_key', '=', districtKey).where('team_id', '=', teamId).execute()
}

/** Teams that single households of a village, or chosen ones of it, are assigned to. */
export async function listOwnTeamsIn(trx: Trx, districtKey: string, areaPath: string, householdIds?: readonly string[]): Promise<Pick<TeamVillageRow, 'team_id' | 'sheet'>[]> {
  const found = await sql<Pick<TeamVillageRow, 'team_id' | 'sheet'>>`
    SELECT v.team_id, v.sheet FROM team_village v
     WHERE v.district_key = ${districtKey} AND ${standsAt(areaPath, 'v.area_path')}
       AND EXISTS (SELECT 1 FROM assignment a JOIN household h ON h.district_key = ${districtKey} AND h.id = a.household_id
                    WHERE a.district_key = ${districtKey} AND a.team_id = v.team_id AND ${standsAt(areaPath, 'h.area_path')} AND ${householdIds === undefined ? sql`true` : sql`h.id = ANY(${householdIds as string[]}::uuid[])`})`.execute(trx)
  return found.rows
}

/** Teams made at an area that ends belong to what takes its place. */
export async function givePlaceOfTeams(trx: Trx, districtKey: string, from: string, to: string): Promise<void> {
  await trx.updateTable('visit_team').set({ area_path: to }).where('district_key', '=', districtKey).where(standsAt(from)).execute()
  await trx.updateTable('team_member').set({ area_path: to }).where('district_key', '=', districtKey).where(standsAt(from)).execute()
}

/** No team works in villages that are no more. */
export async function dropVillages(trx: Trx, districtKey: string, areaPaths: readonly string[]): Promise<void> {
  if (areaPaths.length > 0) await trx.deleteFrom('team_village').where('district_key', '=', districtKey).where(standsIn(areaPaths)).execute()
}

/** Whoever has a sheet open that is no longer so is told when saving it. */
export async function touchTeams(trx: Trx, districtKey: string, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await trx.updateTable('visit_team').set((own) => ({ version: own('version', '+', 1) })).where('district_key', '=', districtKey).where('id', 'in', ids).execute()
}
