import { sql } from 'kysely'
import { tables } from '#db/manifest.ts'
import type { Trx } from '../../database/transaction.ts'

/** Values by column, as JSON has them. */
export type Values = Readonly<Record<string, unknown>>
export type Pointer = 'household_id' | 'person_id'

// What is about records and not of them, what was signed of them, what is computed anew, and who looks at a page at this moment.
const aside: ReadonlySet<string> = new Set(['registry_merge', 'duplicate_proposal', 'roster_line', 'household_reach', 'visit_company'])

/** Every table of the schema that names a household or a person, whichever feature it belongs to: a table that is new is merged too. */
export async function listPointingTables(trx: Trx, column: Pointer): Promise<string[]> {
  const found = await sql<{ name: string }>`
    SELECT c.relname AS name FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND a.attname = ${column} AND a.atttypid = 'uuid'::regtype AND NOT a.attisdropped
       AND EXISTS (SELECT 1 FROM pg_attribute i WHERE i.attrelid = c.oid AND i.attname = 'id' AND NOT i.attisdropped) ORDER BY 1`.execute(trx)
  return found.rows.map((row) => row.name).filter((name) => tables[name]?.scope === 'area' && !aside.has(name))
}

/** Rows that name a record, with their places. */
export async function listPointing(trx: Trx, districtKey: string, table: string, column: Pointer, id: string): Promise<{ id: string; area_path: string }[]> {
  const found = await sql<{ id: string; area_path: string }>`
    SELECT id, area_path FROM ${sql.table(table)} WHERE district_key = ${districtKey} AND ${sql.ref(column)} = ${id} ORDER BY id`.execute(trx)
  return found.rows
}

/** Rows of a table that belong to rows of another one, at another place than the given one. */
export async function listBelow(trx: Trx, districtKey: string, table: string, column: string, parents: readonly string[], notAt: string): Promise<{ id: string; area_path: string }[]> {
  if (parents.length === 0) return []
  const found = await sql<{ id: string; area_path: string }>`
    SELECT id, area_path FROM ${sql.table(table)}
     WHERE district_key = ${districtKey} AND ${sql.ref(column)} = ANY(${parents as string[]}::uuid[]) AND area_path <> ${notAt} ORDER BY id`.execute(trx)
  return found.rows
}

/** Rows of a table that rows of another one name, at another place than the given one. */
export async function listNamed(trx: Trx, districtKey: string, name: string, by: { readonly table: string; readonly column: string }, naming: readonly string[], notAt: string): Promise<{ id: string; area_path: string }[]> {
  if (naming.length === 0) return []
  const found = await sql<{ id: string; area_path: string }>`
    SELECT id, area_path FROM ${sql.table(name)}
     WHERE district_key = ${districtKey} AND area_path <> ${notAt}
       AND id IN (SELECT ${sql.ref(by.column)} FROM ${sql.table(by.table)} WHERE district_key = ${districtKey} AND id = ANY(${naming as string[]}::uuid[])) ORDER BY id`.execute(trx)
  return found.rows
}

/**
 * Gives columns of rows other values. @returns the ids that took them: a row that would break a constraint keeps its own, so that
 * nothing is lost
 */
export async function setColumns(trx: Trx, districtKey: string, table: string, ids: readonly string[], values: Values): Promise<string[]> {
  if (ids.length === 0) return []
  if (await attempt(trx, () => update(trx, districtKey, table, ids, values))) return [...ids]
  const taken: string[] = []
  for (const id of ids) if (await attempt(trx, () => update(trx, districtKey, table, [id], values))) taken.push(id)
  return taken
}

async function update(trx: Trx, districtKey: string, table: string, ids: readonly string[], values: Values): Promise<void> {
  const set = sql.join(Object.keys(values).map((column) => sql`${sql.ref(column)} = v.${sql.ref(column)}`))
  await sql`
    UPDATE ${sql.table(table)} t SET ${set} FROM jsonb_populate_record(NULL::${sql.table(table)}, ${JSON.stringify(values)}::jsonb) v
     WHERE t.district_key = ${districtKey} AND t.id = ANY(${ids as string[]}::uuid[])`.execute(trx)
}

async function attempt(trx: Trx, write: () => Promise<void>): Promise<boolean> {
  await sql`SAVEPOINT one_change`.execute(trx)
  try {
    await write()
    await sql`RELEASE SAVEPOINT one_change`.execute(trx)
    return true
  } catch (error) {
    await sql`ROLLBACK TO SAVEPOINT one_change`.execute(trx)
    if ((error as { code?: string }).code !== '23505') throw error
    return false
  }
}

/** How many of the rows have exactly these values. */
export async function countWith(trx: Trx, districtKey: string, table: string, ids: readonly string[], values: Values): Promise<number> {
  const same = sql.join(Object.keys(values).map((column) => sql`t.${sql.ref(column)} IS NOT DISTINCT FROM v.${sql.ref(column)}`), sql` AND `)
  const found = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM ${sql.table(table)} t, jsonb_populate_record(NULL::${sql.table(table)}, ${JSON.stringify(values)}::jsonb) v
     WHERE t.district_key = ${districtKey} AND t.id = ANY(${ids as string[]}::uuid[]) AND ${same}`.execute(trx)
  return (found.rows[0] as { count: number }).count
}

/** Takes a row out, whole. */
export async function takeOut(trx: Trx, districtKey: string, table: string, id: string): Promise<Values> {
  const found = await sql<{ row: Values }>`DELETE FROM ${sql.table(table)} t WHERE t.district_key = ${districtKey} AND t.id = ${id} RETURNING to_jsonb(t) AS row`.execute(trx)
  return (found.rows[0] as { row: Values }).row
}

export async function putBack(trx: Trx, districtKey: string, table: string, row: Values): Promise<void> {
  const columns = sql.join(Object.keys(row).map((column) => sql.ref(column)))
  await sql`
    INSERT INTO ${sql.table(table)} (${columns}) SELECT ${columns} FROM jsonb_populate_record(NULL::${sql.table(table)}, ${JSON.stringify({ ...row, district_key: districtKey })}::jsonb)`.execute(trx)
}

/** The citizen ids of two persons change places. Done twice, it is as it was. */
export async function swapIds(trx: Trx, districtKey: string, a: string, b: string): Promise<void> {
  const found = await trx.selectFrom('person').select(['id', 'citizen_id_sealed', 'citizen_id_index', 'citizen_id_mask', 'id_end_four', 'id_end_six']).where('district_key', '=', districtKey).where('id', 'in', [a, b]).execute()
  const columns = (id: string) => {
    const { id: _, ...own } = found.find((row) => row.id === id) as (typeof found)[number]
    return own
  }
  const of = { a: columns(a), b: columns(b) }
  await trx.updateTable('person').set(of.b).where('district_key', '=', districtKey).where('id', '=', a).execute()
  await trx.updateTable('person').set(of.a).where('district_key', '=', districtKey).where('id', '=', b).execute()
}

/** Numbers that led to one person lead to another. */
export async function leadKeys(trx: Trx, districtKey: string, from: string, to: string): Promise<number> {
  const done = await sql`UPDATE person_key SET person_id = ${to} WHERE district_key = ${districtKey} AND person_id = ${from}`.execute(trx)
  return Number(done.numAffectedRows ?? 0n)
}

/** The number that a person's own row holds leads to that person again. */
export async function ownKey(trx: Trx, districtKey: string, personId: string): Promise<void> {
  await sql`
    UPDATE person_key k SET person_id = ${personId} FROM person p
     WHERE p.district_key = ${districtKey} AND p.id = ${personId} AND k.id_index = p.citizen_id_index AND k.district_key = ${districtKey}`.execute(trx)
}
