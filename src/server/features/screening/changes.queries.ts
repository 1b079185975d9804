import { sql } from 'kysely'
import type { PlainDate } from '#domain/calendar/plain-date.ts'
import type { Trx } from '../../database/transaction.ts'

/**
 * How much was written in a district since a day that rules may read: facts, parameters, areas. It grows with every such write once
 * that is there to be read, whichever began first.
 */
export async function countChanges(trx: Trx, districtKey: string, since: PlainDate): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM audit_entry
     WHERE district_key = ${districtKey} AND at >= ${since}::date::timestamp AT TIME ZONE 'Asia/Shanghai'
       AND action NOT LIKE 'read-%' AND action NOT LIKE 'open-%' AND object_type NOT IN ('rule', 'account', 'setting', 'alert', 'alert-sample')`.execute(trx)
  return rows[0]?.count ?? 0
}
