import pg from 'pg'

export interface OwnTable {
  name: string
  /** Columns that hold values of their own; what is generated from them is not among them. */
  columns: string[]
  /** Columns that count themselves on. */
  identities: string[]
  /** Columns of the primary key. */
  key: string[]
}

const named = pg.escapeIdentifier

export async function listOwnTables(client: pg.ClientBase): Promise<OwnTable[]> {
  const { rows } = await client.query<OwnTable>(`
    SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) FILTER (WHERE a.attgenerated = '') AS columns,
           coalesce(array_agg(a.attname::text) FILTER (WHERE a.attidentity <> ''), '{}') AS identities,
           ARRAY(SELECT k.attname::text FROM pg_index i, unnest(i.indkey::int[]) WITH ORDINALITY u(n, at) JOIN pg_attribute k ON k.attrelid = c.oid AND k.attnum = u.n
                  WHERE i.indrelid = c.oid AND i.indisprimary ORDER BY u.at) AS key
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relkind = 'r' GROUP BY c.oid, c.relname ORDER BY c.relname`)
  return rows
}

/** In the order of the key as text by its bytes, so that the same rows make the same file whatever the collation of the database. */
export async function openCursor(client: pg.ClientBase, { name, key }: OwnTable): Promise<void> {
  const order = key.length > 0 ? ` ORDER BY ${key.map((column) => `${named(column)}::text COLLATE "C"`).join(', ')}` : ''
  await client.query(`DECLARE copying NO SCROLL CURSOR FOR SELECT to_json(t)::text AS line FROM ${named(name)} t${order}`)
}

export async function fetchRows(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>('FETCH 1000 FROM copying')
  return rows.map((row) => row.line)
}

export async function findSettingValue(client: pg.ClientBase, name: string): Promise<unknown> {
  const { rows } = await client.query<{ value: unknown }>('SELECT value FROM setting WHERE name = $1', [name])
  return rows[0]?.value
}

/** What waits in the queue or was being worked on; the queue's own clockwork comes again by itself. */
export async function listWaitingJobs(client: pg.ClientBase): Promise<{ name: string; payload: unknown }[]> {
  const { rows: there } = await client.query<{ has: boolean }>(`SELECT to_regclass('graphile_worker._private_jobs') IS NOT NULL AS has`)
  if (!there[0]?.has) return []
  const { rows } = await client.query<{ name: string; payload: unknown }>(`
    SELECT t.identifier AS name, j.payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
     WHERE j.attempts < j.max_attempts ORDER BY j.id`)
  return rows
}

export async function addJobs(client: pg.ClientBase, jobs: readonly { name: string; payload: unknown }[]): Promise<void> {
  for (const { name, payload } of jobs) await client.query('SELECT graphile_worker.add_job($1, $2::json, max_attempts := 5)', [name, JSON.stringify(payload)])
}

/** Whether anybody has put anything into a database. */
export async function holdsData(client: pg.ClientBase): Promise<boolean> {
  for (const table of ['area', 'account', 'household', 'audit_entry']) {
    const { rows: there } = await client.query<{ has: boolean }>(`SELECT to_regclass('public.${table}') IS NOT NULL AS has`)
    if (there[0]?.has && (await client.query(`SELECT 1 FROM ${named(table)} LIMIT 1`)).rows.length > 0) return true
  }
  return false
}

/** Others of ours that are connected to the database. */
export async function countOthers(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<{ count: number }>(`SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name LIKE 'doudi%'`)
  return rows[0]?.count ?? 0
}

/** Leaves the database as one that was just made. */
export async function clearDatabase(client: pg.ClientBase): Promise<void> {
  await client.query('DROP SCHEMA IF EXISTS graphile_worker CASCADE')
  const { rows: functions } = await client.query<{ signature: string }>(`SELECT p.oid::regprocedure::text AS signature FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace AND n.nspname = 'public' WHERE p.proname LIKE 'app\\_%'`)
  for (const { signature } of functions) await client.query(`DROP FUNCTION IF EXISTS ${signature} CASCADE`)
  for (const { name } of await listOwnTables(client)) await client.query(`DROP TABLE IF EXISTS ${named(name)} CASCADE`)
}

/** Takes foreign keys away, so that tables can be filled in any order. @returns what puts them back, and checks every row */
export async function liftForeignKeys(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(`
    SELECT c.relname AS "table", k.conname AS name, pg_get_constraintdef(k.oid) AS definition
      FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public' WHERE k.contype = 'f'`)
  for (const { table, name } of rows) await client.query(`ALTER TABLE ${named(table)} DROP CONSTRAINT ${named(name)}`)
  return rows.map(({ table, name, definition }) => `ALTER TABLE ${named(table)} ADD CONSTRAINT ${named(name)} ${definition}`)
}

export async function emptyTable(client: pg.ClientBase, table: string): Promise<void> {
  await client.query(`DELETE FROM ${named(table)}`)
}

export async function insertLines(client: pg.ClientBase, { name, columns }: OwnTable, lines: readonly string[]): Promise<number> {
  const list = columns.map(named).join(', ')
  const done = await client.query(`INSERT INTO ${named(name)} (${list}) OVERRIDING SYSTEM VALUE SELECT ${list} FROM json_populate_recordset(NULL::${named(name)}, $1::json)`, [`[${lines.join(',')}]`])
  return done.rowCount ?? 0
}

export async function countOn(client: pg.ClientBase, { name, identities }: OwnTable): Promise<void> {
  for (const column of identities) await client.query(`SELECT setval(pg_get_serial_sequence($1, $2), greatest((SELECT max(${named(column)}) FROM ${named(name)}), 1))`, [`public.${name}`, column])
}

export async function countRows(client: pg.ClientBase, table: string): Promise<number> {
  const { rows } = await client.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${named(table)}`)
  return rows[0]?.count ?? 0
}
