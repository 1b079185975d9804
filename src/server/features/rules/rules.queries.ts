import { sql } from 'kysely'
import type { NewRow, Row } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'
import { writtenOnce } from '../../database/written-once.ts'

export type VersionRow = Row<'rule_version'>

/** Versions of one rule or of all rules of a district, the newest first. */
export function listVersionRows(trx: Trx, districtKey: string, ruleId?: string): Promise<VersionRow[]> {
  const all = trx.selectFrom('rule_version').selectAll().where('district_key', '=', districtKey)
  return (ruleId === undefined ? all : all.where('rule_id', '=', ruleId)).orderBy('number', 'desc').execute()
}

/** Versions that stood published on a day: those that stand, and those that one hand withdrew after it, as it could be done once. */
export function listEverPublished(trx: Trx, districtKey: string, day: string): Promise<VersionRow[]> {
  return everPublished(trx, districtKey, day).selectAll().execute()
}

function everPublished(trx: Trx, districtKey: string, day: string) {
  return trx
    .selectFrom('rule_version')
    .where('district_key', '=', districtKey)
    .where('effective_from', '<=', day)
    .where('decided_at', 'is not', null)
    .where((where) => where.or([where('state', '=', 'PUBLISHED'), where.and([where('state', '=', 'WITHDRAWN'), sql<boolean>`(ended_at AT TIME ZONE 'Asia/Shanghai')::date > ${day}::date`])]))
}

/** By which the same versions are known: whatever is done to one counts it up. */
export async function markOfEverPublished(trx: Trx, districtKey: string, day: string): Promise<string> {
  return (await mark(trx, { districtKey, day })).rows[0]!.mark
}

const mark = writtenOnce((trx, { districtKey, day }: { readonly districtKey: string; readonly day: string }) =>
  everPublished(trx, districtKey, day).select(sql<string>`coalesce(string_agg(id || ' ' || version, ',' ORDER BY id), '')`.as('mark')))

export function markOfVersions(rows: readonly VersionRow[]): string {
  return rows.map(({ id, version }) => `${id} ${version}`).sort().join()
}

/** A version, held until the end of the transaction together with its rule: what is done to a rule is done one after the other. */
export async function lockVersion(trx: Trx, districtKey: string, id: string): Promise<VersionRow | undefined> {
  await sql`SELECT 1 FROM rule WHERE district_key = ${districtKey} AND id = (SELECT rule_id FROM rule_version WHERE district_key = ${districtKey} AND id = ${id}) FOR UPDATE`.execute(trx)
  return trx.selectFrom('rule_version').selectAll().where('district_key', '=', districtKey).where('id', '=', id).forUpdate().executeTakeFirst()
}

export function lockRule(trx: Trx, districtKey: string, by: { readonly id: string } | { readonly key: string }): Promise<Row<'rule'> | undefined> {
  const all = trx.selectFrom('rule').selectAll().where('district_key', '=', districtKey)
  return ('id' in by ? all.where('id', '=', by.id) : all.where('key', '=', by.key)).forUpdate().executeTakeFirst()
}

export function findRule(trx: Trx, districtKey: string, id: string): Promise<Row<'rule'> | undefined> {
  return trx.selectFrom('rule').selectAll().where('district_key', '=', districtKey).where('id', '=', id).executeTakeFirst()
}

/** @returns false when the district has a rule of that key already */
export async function insertRule(trx: Trx, row: NewRow<'rule'>): Promise<boolean> {
  const done = await trx.insertInto('rule').values(row).onConflict((on) => on.columns(['district_key', 'key']).doNothing()).executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function insertVersion(trx: Trx, row: NewRow<'rule_version'>): Promise<void> {
  await trx.insertInto('rule_version').values(row).execute()
}

type Change = Partial<Pick<NewRow<'rule_version'>, 'rule' | 'document' | 'state' | 'effective_from' | 'written_at' | 'written_by_id' | 'written_by' | 'proposed_at' | 'proposed_by_id' | 'proposed_by' | 'decided_at' | 'decided_by' | 'ended_at' | 'ended_by' | 'reason'>>

export async function updateVersions(trx: Trx, districtKey: string, ids: readonly string[], change: Change): Promise<void> {
  await trx.updateTable('rule_version').set((eb) => ({ ...change, version: eb('version', '+', 1) })).where('district_key', '=', districtKey).where('id', 'in', ids).execute()
}
