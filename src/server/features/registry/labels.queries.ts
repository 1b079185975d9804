import { sql } from 'kysely'
import type { LabelsToStore } from './stored-labels.ts'
import type { Trx } from '../../database/transaction.ts'

export async function updateLabels(trx: Trx, districtKey: string, asOf: string, labels: readonly { id: string; labels: LabelsToStore }[]): Promise<void> {
  if (labels.length === 0) return
  await sql`
    UPDATE household h SET labels = v.labels, labels_as_of = ${asOf}
      FROM unnest(${labels.map(({ id }) => id)}::uuid[], ${labels.map((one) => one.labels.json)}::jsonb[]) AS v(id, labels)
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

/** Those who compute labels anew in the background do so one after another, and never find households busy with each other. */
export async function waitForTurn(trx: Trx, districtKey: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`labels ${districtKey}`}, 0))`.execute(trx)
}

/** Those of some households to which nobody writes at the moment, held until the end of the transaction. */
export async function holdFree(trx: Trx, districtKey: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await trx.selectFrom('household').select('id').where('district_key', '=', districtKey).where('id', 'in', ids).orderBy('id').forUpdate().skipLocked().execute()
  return rows.map((row) => row.id)
}

/** One household, held as soon as nobody writes to it any more; none when it is gone by then. */
export async function hold(trx: Trx, districtKey: string, id: string): Promise<string[]> {
  const rows = await trx.selectFrom('household').select('id').where('district_key', '=', districtKey).where('id', '=', id).forUpdate().execute()
  return rows.map((row) => row.id)
}
