import { sql } from 'kysely'
import type { Database } from '../../database/connect.ts'
import type { NewRow, Row } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'

type Reader = Database | Trx

export interface AccountWithArea extends Row<'account'> {
  area_name: string
  area_code: string
  area_level: string
  area_path: string
  area_parent: string | null
  district_key: string
  /** Ids of all accounts of the same person, by the telephone number; its own among them. */
  same_person: string[]
}

function withArea(reader: Reader) {
  return reader
    .selectFrom('account')
    .innerJoin('area', 'area.id', 'account.area_id')
    .selectAll('account')
    .select(['area.name as area_name', 'area.code as area_code', 'area.level as area_level', 'area.path as area_path', 'area.parent_id as area_parent', 'area.district_key as district_key'])
    .select(sql<string[]>`ARRAY(SELECT o.id::text FROM account o WHERE o.id = account.id OR (o.phone <> '' AND o.phone = account.phone))`.as('same_person'))
}

export function findAccountByLogin(reader: Reader, login: string): Promise<AccountWithArea | undefined> {
  return withArea(reader).where('account.login', '=', login).executeTakeFirst()
}

export function findAccountById(reader: Reader, id: string): Promise<AccountWithArea | undefined> {
  return withArea(reader).where('account.id', '=', id).executeTakeFirst()
}

export interface SessionAccount extends AccountWithArea {
  session_id: string
  seen_at: string
  chosen_district: string | null
  /** What the district set for its sessions. */
  rules: unknown
}

export function findAccountBySession(reader: Reader, tokenHash: Uint8Array, now: Date): Promise<SessionAccount | undefined> {
  return withArea(reader)
    .innerJoin('session', 'session.account_id', 'account.id')
    .leftJoin('district_setting as rules', (join) => join.onRef('rules.district_key', '=', 'area.district_key').on('rules.name', '=', 'session'))
    .select(['session.id as session_id', 'session.seen_at as seen_at', 'session.looks_at as chosen_district', 'rules.value as rules'])
    .where('session.token_hash', '=', tokenHash)
    .where('session.expires_at', '>', now.toISOString())
    .where('account.is_disabled', '=', false)
    .executeTakeFirst()
}

/** Accounts of a district, and of the city above it. */
export function listAccountsOf(reader: Reader, districtKey: string): Promise<AccountWithArea[]> {
  return withArea(reader)
    .where((where) => where.or([where('area.district_key', '=', districtKey), where('area.id', 'in', (from) => from.selectFrom('area').select('parent_id').where('id', '=', districtKey).where('parent_id', 'is not', null).$castTo<{ parent_id: string }>())]))
    .orderBy('area.code')
    .orderBy('account.login')
    .execute()
}

/** Roles and places of the accounts of one person. */
export function listAccountsByPhone(reader: Reader, phone: string): Promise<AccountWithArea[]> {
  return withArea(reader).where('account.phone', '=', phone).execute()
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

export async function updateAccount(reader: Reader, id: string, change: Partial<Omit<NewRow<'account'>, 'id' | 'login' | 'created_at'>>): Promise<void> {
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

export interface SessionLine {
  id: string
  agent: string
  created_at: string
  seen_at: string
  token_hash: Uint8Array
}

export function listSessionsOf(reader: Reader, accountId: string, now: Date): Promise<SessionLine[]> {
  return reader.selectFrom('session').select(['id', 'agent', 'created_at', 'seen_at', 'token_hash']).where('account_id', '=', accountId).where('expires_at', '>', now.toISOString()).orderBy('seen_at', 'desc').execute()
}

/** @returns false when the account has no such session */
export async function deleteSessionById(reader: Reader, accountId: string, id: string): Promise<boolean> {
  const done = await reader.deleteFrom('session').where('account_id', '=', accountId).where('id', '=', id).executeTakeFirst()
  return done.numDeletedRows === 1n
}

export async function setSessionDistrict(reader: Reader, tokenHash: Uint8Array, districtKey: string): Promise<void> {
  await reader.updateTable('session').set({ looks_at: districtKey }).where('token_hash', '=', tokenHash).execute()
}

/** Takes a step of the codes, once: @returns false when it or a later one was taken. */
export async function takeTotpStep(reader: Reader, accountId: string, step: number): Promise<boolean> {
  const done = await reader.updateTable('account').set({ totp_step: step }).where('id', '=', accountId).where('totp_step', '<', step).executeTakeFirst()
  return done.numUpdatedRows === 1n
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

/** The districts of a city. */
export function listDistrictsBelow(reader: Reader, cityId: string): Promise<Row<'area'>[]> {
  return reader.selectFrom('area').selectAll().where('parent_id', '=', cityId).where('level', '=', 'district').where('to_date', 'is', null).orderBy('code').execute()
}

export function findAreaById(reader: Reader, id: string): Promise<Row<'area'> | undefined> {
  return reader.selectFrom('area').selectAll().where('id', '=', id).executeTakeFirst()
}
