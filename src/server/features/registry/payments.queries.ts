import { sql } from 'kysely'
import { insertMany, type Columns, type Into } from '../../database/insert-many.ts'
import type { NewRow, Row } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'
import { within } from '../../database/within.ts'

const columns = {
  district_key: 'text', id: 'uuid', area_path: 'text', household_id: 'uuid', person_id: 'uuid', kind: 'text', paid_on: 'date', amount_fen: 'bigint', source: 'text', recorded_at: 'timestamptz',
} as const satisfies Columns<'payment'>

export function insertPayments(into: Into, rows: NewRow<'payment'>[]): Promise<void> {
  return insertMany(into, 'payment', columns, rows)
}

/** The newest payments of each household and kind, voided ones left out: one statement however many households. */
export async function listLastPayments(trx: Trx, districtKey: string, householdIds: readonly string[], most: number): Promise<Row<'payment'>[]> {
  const found = await sql<Row<'payment'>>`
    SELECT * FROM (
      SELECT p.*, row_number() OVER (PARTITION BY p.household_id, p.kind ORDER BY p.paid_on DESC, p.id DESC) AS nth
        FROM payment p WHERE p.district_key = ${districtKey} AND p.household_id = ANY(${householdIds as string[]}::uuid[]) AND p.voided_at IS NULL) newest
     WHERE nth <= ${most} ORDER BY household_id, kind, paid_on DESC, id DESC`.execute(trx)
  return found.rows
}

export function listPayments(trx: Trx, districtKey: string, householdId: string): Promise<Row<'payment'>[]> {
  return trx.selectFrom('payment').selectAll().where('district_key', '=', districtKey).where('household_id', '=', householdId).orderBy('paid_on', 'desc').orderBy('id', 'desc').limit(120).execute()
}

export function lockPayment(trx: Trx, districtKey: string, scope: string, id: string): Promise<Row<'payment'> | undefined> {
  return trx.selectFrom('payment').selectAll().where('district_key', '=', districtKey).where('id', '=', id).where(within(scope)).forUpdate().executeTakeFirst()
}

export async function markVoid(trx: Trx, districtKey: string, id: string, at: Date, reason: string): Promise<void> {
  await trx.updateTable('payment').set({ voided_at: at, void_reason: reason }).where('district_key', '=', districtKey).where('id', '=', id).execute()
}
