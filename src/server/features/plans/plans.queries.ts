import { sql } from 'kysely'
import type { Database } from '../../database/connect.ts'
import type { NewRow, Row } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'

type Reader = Database | Trx
export type PlanVersionRow = Row<'plan_version'>

export async function insertPlan(reader: Reader, plan: NewRow<'plan'>, files: { path: string; bytes: Uint8Array }[]): Promise<void> {
  await reader.insertInto('plan').values(plan).onConflict((conflict) => conflict.columns(['id', 'digest']).doNothing()).execute()
  for (const { path, bytes } of files) {
    await reader
      .insertInto('plan_template')
      .values({ plan_id: plan.id, plan_digest: plan.digest, path, bytes })
      .onConflict((conflict) => conflict.columns(['plan_id', 'plan_digest', 'path']).doNothing())
      .execute()
  }
}

export function findPlan(reader: Reader, id: string, digest: string): Promise<Row<'plan'> | undefined> {
  return reader.selectFrom('plan').selectAll().where('id', '=', id).where('digest', '=', digest).executeTakeFirst()
}

export function findPlanFile(reader: Reader, planId: string, digest: string, path: string): Promise<{ bytes: Uint8Array } | undefined> {
  return reader.selectFrom('plan_template').select('bytes').where('plan_id', '=', planId).where('plan_digest', '=', digest).where('path', '=', path).executeTakeFirst()
}

export function listPlanFiles(reader: Reader, planId: string, digest: string): Promise<{ path: string; bytes: Uint8Array }[]> {
  return reader.selectFrom('plan_template').select(['path', 'bytes']).where('plan_id', '=', planId).where('plan_digest', '=', digest).orderBy('path').execute()
}

export function listVersionRows(reader: Reader, districtKey: string, planId?: string): Promise<PlanVersionRow[]> {
  return reader
    .selectFrom('plan_version')
    .selectAll()
    .where('district_key', '=', districtKey)
    .where(planId === undefined ? sql<boolean>`true` : sql<boolean>`plan_id = ${planId}`)
    .orderBy('plan_id')
    .orderBy('number', 'desc')
    .execute()
}

/** False when another was first with the same number or the same content. */
export async function insertVersion(trx: Trx, version: NewRow<'plan_version'>): Promise<boolean> {
  const rows = await trx.insertInto('plan_version').values(version).onConflict((conflict) => conflict.doNothing()).returning('number').execute()
  return rows.length > 0
}

export async function countCampaigns(reader: Reader, districtKey: string): Promise<Map<string, number>> {
  const rows = await reader
    .selectFrom('campaign')
    .select(['plan_id', 'plan_digest', sql<number>`count(*)`.as('campaigns')])
    .where('district_key', '=', districtKey)
    .groupBy(['plan_id', 'plan_digest'])
    .execute()
  return new Map(rows.map((row) => [`${row.plan_id} ${row.plan_digest}`, row.campaigns]))
}
