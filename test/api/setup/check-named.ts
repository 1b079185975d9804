import type { Connection } from '#server/database/connect.ts'
import { onServer } from './global.ts'

// What names a household or a person that the registry takes back with an import, and stays as it was.
const mayOutlive: ReadonlySet<string> = new Set(['registry_merge', 'visit_company'])

/** No row names a household or a person that is not there: the large tables have no foreign keys that would see to it. */
export function checkNamed(connection: Connection): Promise<void> {
  return onServer(connection, async (client) => {
    const { rows: columns } = await client.query<{ table: string; column: string }>(
      `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns WHERE table_schema = 'public' AND column_name IN ('household_id', 'person_id') AND data_type = 'uuid'`)
    for (const { table, column } of columns.filter((one) => !mayOutlive.has(one.table))) {
      const { rows } = await client.query(`SELECT t.${column} FROM ${table} t WHERE t.${column} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ${column.slice(0, -3)} o WHERE o.district_key = t.district_key AND o.id = t.${column}) LIMIT 3`)
      if (rows.length > 0) throw new Error(`${table} names a ${column} that is not there: ${JSON.stringify(rows)}`)
    }
  })
}
