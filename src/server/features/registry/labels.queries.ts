import { sql } from 'kysely'
import type { StoredLabels } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'

export async function updateLabels(trx: Trx, districtKey: string, asOf: string, labels: readonly { id: string; labels: StoredLabels }[]): Promise<void> {
  if (labels.length === 0) return
  await sql`
    UPDATE household h SET labels = v.labels, labels_as_of = ${asOf}
      FROM jsonb_to_recordset(${JSON.stringify(labels)}::jsonb) AS v(id uuid, labels jsonb)
     WHERE h.district_key = ${districtKey} AND h.id = v.id`.execute(trx)
}

/** The next households, in the order of their ids, whose labels are of an earlier day or were never computed. */
export async function listStale(trx: Trx, districtKey: string, olderThan: string, after: string, most: number): Promise<string[]> {
  const rows = await trx
    .selectFrom('household')
    .select('id')
    .where('district_key', '=', districtKey)
    .where('id', '>', after)
    .where((where) => where.or([where('labels_as_of', 'is', null), where('labels_as_of', '<', olderThan)]))
    .orderBy('id')
    .limit(most)
    .execute()
  return rows.map((row) => row.id)
}
