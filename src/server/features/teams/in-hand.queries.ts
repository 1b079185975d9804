import { sql } from 'kysely'
import type { Trx } from '../../database/transaction.ts'
import type { MemberRow, TeamRow } from './teams.queries.ts'

export async function countAssigned(trx: Trx, districtKey: string, accountId: string): Promise<number> {
  const row = await trx.selectFrom('assignment').select(sql<number>`count(*)`.as('count')).where('district_key', '=', districtKey).where('account_id', '=', accountId).executeTakeFirstOrThrow()
  return row.count
}

/** Households assigned to one account are assigned to another, each with a new epoch. @returns how many */
export async function moveAssigned(trx: Trx, districtKey: string, fromId: string, to: { readonly id: string; readonly name: string }, at: Date, byName: string): Promise<number> {
  const done = await trx
    .updateTable('assignment')
    .set((own) => ({ account_id: to.id, account_name: to.name, epoch: own('epoch', '+', 1), at, by_name: byName }))
    .where('district_key', '=', districtKey)
    .where('account_id', '=', fromId)
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}

/** Lines of somebody in teams that stand: by the account, or by the name alone in teams above, in or below an area. */
export async function listOwnLines(trx: Trx, districtKey: string, who: { readonly accountId: string } | { readonly name: string; readonly areaPath: string }): Promise<MemberRow[]> {
  const isOwn = 'accountId' in who ? sql<boolean>`m.account_id = ${who.accountId}` : sql<boolean>`m.account_id IS NULL AND m.name = ${who.name} AND (starts_with(t.area_path, ${who.areaPath}) OR starts_with(${who.areaPath}, t.area_path))`
  return trx
    .selectFrom('team_member as m')
    .innerJoin('visit_team as t', (join) => join.onRef('t.district_key', '=', 'm.district_key').onRef('t.id', '=', 'm.team_id'))
    .selectAll('m')
    .where('m.district_key', '=', districtKey)
    .where('t.district_key', '=', districtKey)
    .where('t.state', '=', 'ACTIVE')
    .where(isOwn)
    .orderBy('m.team_id')
    .execute()
}

/** Teams held until the end of the transaction, in the order of their ids. */
export async function lockTeams(trx: Trx, districtKey: string, ids: readonly string[]): Promise<TeamRow[]> {
  return trx.selectFrom('visit_team').selectAll().where('district_key', '=', districtKey).where('id', 'in', ids).orderBy('id').forUpdate().execute()
}
