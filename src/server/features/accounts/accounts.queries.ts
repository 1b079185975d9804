import { sql } from 'kysely'
import type { Database } from '../../database/connect.ts'
import type { NewRow, Row } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'

type Reader = Database | Trx

export interface AccountWithArea extends Row<'account'> {
  area_name: string
  area_level: string
  area_path: string
  district_key: string
}

function withArea(reader: Reader) {
  return reader
    .selectFrom('account')
    .innerJoin('area', 'area.id', 'account.area_id')
    .selectAll('account')
    .select(['area.name as area_name', 'area.level as area_level', 'area.path as area_path', 'area.district_key as district_key'])
}

export function findAccountByLogin(reader: Reader, login: string): Promise<AccountWithArea | undefined> {
  return withArea(reader).where('account.login', '=', login).executeTakeFirst()
}

export function findAccountById(reader: Reader, id: string): Promise<AccountWithArea | undefined> {
  return withArea(reader).where('account.id', '=', id).executeTakeFirst()
}

export function findAccountBySession(reader: Reader, tokenHash: Uint8Array, now: Date): Promise<(AccountWithArea & { seen_at: string }) | undefined> {
  return withArea(reader)
    .innerJoin('session', 'session.account_id', 'account.id')
    .select('session.seen_at as seen_at')
    .where('session.token_hash', '=', tokenHash)
    .where('session.expires_at', '>', now.toISOString())
    .where('account.is_disabled', '=', false)
    .executeTakeFirst()
}

export function listAccountsOf(reader: Reader, districtKey: string): Promise<AccountWithArea[]> {
  return withArea(reader).where('area.district_key', '=', districtKey).orderBy('area.code').orderBy('account.login').execute()
}

/** @returns false when the login is taken */
export async function insertAccount(reader: Reader, account: NewRow<'account'>): Promise<boolean> {
  const done = await reader
    .insertInto('account')
    .values(account)
    .onConflict((conflict) => conflict.column('login').doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export async function updateAccount(reader: Reader, id: string, change: { is_disabled?: boolean; password_hash?: string; failures?: number; locked_until?: Date | null; last_seen_at?: Date }): Promise<void> {
  await reader.updateTable('account').set(change).where('id', '=', id).execute()
}

/** Counts a failure in the database, so that failures on several connections add up, and locks at the limit. */
export async function countFailure(reader: Reader, id: string, limit: number, lockedUntil: Date): Promise<void> {
  await reader
    .updateTable('account')
    .set({
      failures: sql<number>`CASE WHEN failures + 1 >= ${limit} THEN 0 ELSE failures + 1 END`,
      locked_until: sql<Date>`CASE WHEN failures + 1 >= ${limit} THEN ${lockedUntil}::timestamptz ELSE locked_until END`,
    })
    .where('id', '=', id)
    .execute()
}

export async function insertSession(reader: Reader, session: NewRow<'session'>): Promise<void> {
  await reader.insertInto('session').values(session).execute()
}

export async function touchSession(reader: Reader, tokenHash: Uint8Array, accountId: string, now: Date): Promise<void> {
  await reader.updateTable('session').set({ seen_at: now }).where('token_hash', '=', tokenHash).execute()
  await reader.updateTable('account').set({ last_seen_at: now }).where('id', '=', accountId).execute()
}

export async function deleteSession(reader: Reader, tokenHash: Uint8Array): Promise<void> {
  await reader.deleteFrom('session').where('token_hash', '=', tokenHash).execute()
}

export async function deleteSessionsOf(reader: Reader, accountId: string): Promise<void> {
  await reader.deleteFrom('session').where('account_id', '=', accountId).execute()
}

export async function hasAdministrator(reader: Reader): Promise<boolean> {
  const row = await reader.selectFrom('account').select('id').where('role', '=', 'administrator').limit(1).executeTakeFirst()
  return row !== undefined
}

/** The open administrators of a district, locked until the transaction ends. */
export async function lockAdministrators(trx: Trx, districtKey: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('account')
    .innerJoin('area', 'area.id', 'account.area_id')
    .select('account.id')
    .where('area.district_key', '=', districtKey)
    .where('account.role', '=', 'administrator')
    .where('account.is_disabled', '=', false)
    .orderBy('account.id')
    .forUpdate('account')
    .execute()
  return rows.map((row) => row.id)
}

export function findAreaById(reader: Reader, id: string): Promise<Row<'area'> | undefined> {
  return reader.selectFrom('area').selectAll().where('id', '=', id).executeTakeFirst()
}
