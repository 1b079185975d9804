import { sql } from 'kysely'
import type { Trx } from '../../database/transaction.ts'
import { standsAt, within } from '../../database/within.ts'

/**
 * Holds the counts of areas until the end of the transaction, so that two writes of one area count one after the other. Taken
 * last in a write, the district before its areas and these in order: nobody waits for somebody who waits.
 */
export async function holdCounts(trx: Trx, districtKey: string, paths: readonly string[]): Promise<void> {
  const isWhole = paths.some((path) => !isVillage(path))
  if (isWhole) {
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`count ${districtKey}`}, 0))`.execute(trx)
    return
  }
  // What stands first in the list is taken first.
  const places = [...paths].sort().map((path) => sql`pg_advisory_xact_lock(hashtextextended(${`count ${path}`}, 0))`)
  await sql`SELECT pg_advisory_xact_lock_shared(hashtextextended(${`count ${districtKey}`}, 0)), ${sql.join(places)}`.execute(trx)
}

const isVillage = (path: string): boolean => path.split('/').length >= 4

/** Counts an area and everything below it again. Below a village nothing stands: it is found by its own path, which is planned once. */
export async function recountArea(trx: Trx, districtKey: string, path: string): Promise<void> {
  const here = isVillage(path) ? standsAt(path) : within(path)
  await Promise.all([
    trx.deleteFrom('area_count').where('district_key', '=', districtKey).where(here).execute(),
    sql`
      INSERT INTO area_count (district_key, area_path, campaign_id, households, seen, partly, gone, unplaced, findings, fixed_on_spot, open)
      SELECT ${districtKey}, area_path, campaign_id, sum(households), sum(seen), sum(partly), sum(gone), sum(unplaced), sum(findings), sum(fixed_on_spot), sum(open)
        FROM (
          SELECT area_path, campaign_id, count(*) AS households, count(*) FILTER (WHERE coverage = 'SEEN') AS seen, count(*) FILTER (WHERE coverage = 'PARTLY') AS partly,
                 count(*) FILTER (WHERE coverage = 'GONE') AS gone, count(*) FILTER (WHERE NOT is_placed) AS unplaced, 0 AS findings, 0 AS fixed_on_spot, 0 AS open
            FROM roster_entry WHERE district_key = ${districtKey} AND state = 'LISTED' AND ${here} GROUP BY 1, 2
          UNION ALL
          SELECT area_path, campaign_id, 0, 0, 0, 0, 0, count(*), count(*) FILTER (WHERE fixed_on_spot), count(*) FILTER (WHERE state <> 'FIXED')
            FROM finding WHERE district_key = ${districtKey} AND ${here} GROUP BY 1, 2) counted
       GROUP BY area_path, campaign_id`.execute(trx),
  ])
}
