import { sql, type RawBuilder } from 'kysely'
import type { Trx } from './transaction.ts'

/** The days that are asked about; what is older and still open counts once, on its earliest day. */
export interface Days {
  readonly from: string
  readonly until: string
}

export interface CountOfDay {
  readonly day: string
  readonly count: number
}

/** How many rows fall on each day. @param rows a query with one column `day` */
export async function countByDay(trx: Trx, rows: RawBuilder<unknown>, { from, until }: Days): Promise<CountOfDay[]> {
  const found = await sql<CountOfDay>`
    SELECT min(d.day)::text AS day, count(*)::int AS count FROM (${rows}) d WHERE d.day <= ${until}::date
     GROUP BY CASE WHEN d.day < ${from}::date THEN 0 ELSE d.day - ${from}::date + 1 END ORDER BY 1`.execute(trx)
  return found.rows
}
