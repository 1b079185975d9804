import pg from 'pg'
import type { Connection } from '#server/database/connect.ts'

const live = `
  SELECT district_key, area_path, campaign_id, sum(households)::int AS households, sum(seen)::int AS seen, sum(partly)::int AS partly, sum(gone)::int AS gone, sum(unplaced)::int AS unplaced,
         sum(findings)::int AS findings, sum(fixed_on_spot)::int AS fixed_on_spot, sum(open)::int AS open
    FROM (SELECT district_key, area_path, campaign_id, count(*) AS households, count(*) FILTER (WHERE coverage = 'SEEN') AS seen, count(*) FILTER (WHERE coverage = 'PARTLY') AS partly,
                 count(*) FILTER (WHERE coverage = 'GONE') AS gone, count(*) FILTER (WHERE NOT is_placed) AS unplaced, 0 AS findings, 0 AS fixed_on_spot, 0 AS open
            FROM roster_entry WHERE state = 'LISTED' GROUP BY 1, 2, 3
          UNION ALL
          SELECT district_key, area_path, campaign_id, 0, 0, 0, 0, 0, count(*), count(*) FILTER (WHERE fixed_on_spot), count(*) FILTER (WHERE state <> 'FIXED') FROM finding GROUP BY 1, 2, 3) counted
   GROUP BY 1, 2, 3`
const kept = 'SELECT district_key, area_path, campaign_id, households, seen, partly, gone, unplaced, findings, fixed_on_spot, open FROM area_count'

async function on<T>(connection: Connection, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return await run(client)
  } finally {
    await client.end()
  }
}

/** After rows were put or changed beside the application, which counts at its own writes only; one of these may still be under way. */
export function countAgain(connection: Connection): Promise<void> {
  return on(connection, async (client) => {
    await client.query('BEGIN')
    await client.query('LOCK TABLE area_count IN EXCLUSIVE MODE')
    await client.query('DELETE FROM area_count')
    await client.query(`INSERT INTO area_count (district_key, area_path, campaign_id, households, seen, partly, gone, unplaced, findings, fixed_on_spot, open) ${live}`)
    await client.query('COMMIT')
  })
}

/** What is kept is what a look at the rows counts, whatever was written before. */
export function checkCounts(connection: Connection): Promise<void> {
  return on(connection, async (client) => {
    const { rows } = await client.query(`(SELECT 'kept' AS what, * FROM (${kept} EXCEPT ${live}) a) UNION ALL (SELECT 'live', * FROM (${live} EXCEPT ${kept}) b) LIMIT 5`)
    if (rows.length > 0) throw new Error(`counts are not those of the rows: ${JSON.stringify(rows)}`)
  })
}
