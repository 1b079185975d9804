import { randomInt, randomUUID } from 'node:crypto'
import type pg from 'pg'

interface Column {
  name: string
  type: string
}

/**
 * An INSERT of a row into any table, with something in every column that needs it. Run it under
 * `session_replication_role = replica` when foreign keys do not matter.
 * @param given values of columns by name
 * @param text what stands in text columns
 */
export async function anyRow(client: pg.Client, table: string, given: Readonly<Record<string, unknown>>, text = 'x'): Promise<{ text: string; values: unknown[]; id: string }> {
  const { rows } = await client.query<Column>(
    `SELECT column_name AS name, data_type AS type FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1 AND (is_nullable = 'NO' OR column_name = ANY ($2)) ORDER BY ordinal_position`,
    [table, Object.keys(given)],
  )
  const values = rows.map((column) => (column.name in given ? given[column.name] : valueFor(table, column, text)))
  return {
    text: `INSERT INTO ${table} (${rows.map((column) => column.name).join(', ')}) VALUES (${rows.map((_, at) => `$${at + 1}`).join(', ')})`,
    values,
    id: values[rows.findIndex((column) => column.name === 'id')] as string,
  }
}

export async function putAnyRow(client: pg.Client, table: string, given: Readonly<Record<string, unknown>>, text?: string): Promise<string> {
  const insert = await anyRow(client, table, given, text)
  await client.query(insert.text, insert.values)
  return insert.id
}

function valueFor(table: string, { name, type }: Column, text: string): unknown {
  const values: Record<string, () => unknown> = {
    uuid: () => randomUUID(),
    text: () => text,
    jsonb: () => '{}',
    boolean: () => false,
    integer: () => randomInt(1_000_000_000),
    bigint: () => 1,
    date: () => '2026-11-21',
    'timestamp with time zone': () => '2026-11-21T00:00:00Z',
    ARRAY: () => [],
    bytea: () => Buffer.from(text),
  }
  const make = values[type]
  if (!make) throw new Error(`no value for ${table}.${name}, ${type}`)
  return make()
}
