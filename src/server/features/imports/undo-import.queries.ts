import { sql } from 'kysely'
import type { Trx } from '../../database/transaction.ts'

/** What an undo is about: all statements run in the same transaction. */
export interface Undo {
  readonly districtKey: string
  readonly importId: string
}

const sourceOf = (undo: Undo) => `import:${undo.importId}`

// Households that a later import names too: that import may have left out what it found there.
const kept = ({ districtKey, importId }: Undo) => sql`
  SELECT DISTINCT r.household_id FROM import_household r
    JOIN roster_import i ON i.district_key = r.district_key AND i.id = r.import_id
    JOIN roster_import own ON own.district_key = ${districtKey} AND own.id = ${importId}
   WHERE r.district_key = ${districtKey} AND r.import_id <> ${importId} AND r.household_id IS NOT NULL
     AND i.state IN ('DONE', 'UNDOING') AND i.finished_at > own.finished_at
     AND r.household_id IN (SELECT household_id FROM import_household WHERE district_key = ${districtKey} AND import_id = ${importId})`

/** Hands such households over to the later import, which from then on is the one that brought them in. */
export async function handOverKept(trx: Trx, undo: Undo): Promise<string[]> {
  const { districtKey, importId } = undo
  const found = await sql<{ household_id: string }>`${kept(undo)}`.execute(trx)
  const ids = found.rows.map((row) => row.household_id)
  if (ids.length === 0) return ids
  const heir = sql`
    (SELECT r.import_id FROM import_household r JOIN roster_import i ON i.district_key = r.district_key AND i.id = r.import_id
      WHERE r.district_key = ${districtKey} AND r.import_id <> ${importId} AND r.household_id = k.id AND i.state IN ('DONE', 'UNDOING')
        AND i.finished_at > (SELECT finished_at FROM roster_import WHERE district_key = ${districtKey} AND id = ${importId})
      ORDER BY i.finished_at, i.id LIMIT 1)`
  const k = sql`unnest(${ids}::uuid[]) AS k(id)`
  await sql`UPDATE household h SET import_id = ${heir} FROM ${k} WHERE h.district_key = ${districtKey} AND h.id = k.id AND h.import_id = ${importId}`.execute(trx)
  await sql`UPDATE roster_entry e SET import_id = ${heir} FROM ${k} WHERE e.district_key = ${districtKey} AND e.household_id = k.id AND e.import_id = ${importId}`.execute(trx)
  await sql`
    UPDATE person p SET import_id = ${heir} FROM ${k}
     WHERE p.district_key = ${districtKey} AND p.import_id = ${importId}
       AND p.id IN (SELECT person_id FROM membership m WHERE m.district_key = ${districtKey} AND m.household_id = k.id)`.execute(trx)
  return ids
}

/** Households and people that something may have to be taken from. */
export interface Touched {
  readonly households: ReadonlySet<string>
  readonly persons: ReadonlySet<string>
}

/** Removes the households that this import alone made, with everything in them; drafts of visits that were given up too. @returns how many they were */
export async function removeMadeHouseholds(trx: Trx, { districtKey, importId }: Undo): Promise<number> {
  const made = sql`(SELECT id FROM household WHERE district_key = ${districtKey} AND import_id = ${importId})`
  for (const table of ['screen_result', 'alert_sample_row', 'alert_event', 'alert', 'fact', 'aid', 'payment', 'membership', 'roster_entry', 'household_reach', 'visit']) {
    await sql`DELETE FROM ${sql.table(table)} WHERE district_key = ${districtKey} AND household_id IN ${made}`.execute(trx)
  }
  const gone = await sql`DELETE FROM household WHERE district_key = ${districtKey} AND import_id = ${importId}`.execute(trx)
  return Number(gone.numAffectedRows ?? 0n)
}

/** Who is or was in the households that the import named, but for those that a later import names: it may have told something of them. */
export async function listNamed(trx: Trx, { districtKey, importId }: Undo, keptIds: readonly string[]): Promise<Touched> {
  const found = await sql<{ household_id: string; person_id: string | null }>`
    SELECT n.household_id, m.person_id FROM import_household n
      LEFT JOIN membership m ON m.district_key = n.district_key AND m.household_id = n.household_id
     WHERE n.district_key = ${districtKey} AND n.import_id = ${importId} AND n.household_id IS NOT NULL AND NOT (n.household_id = ANY(${keptIds as string[]}::uuid[]))`.execute(trx)
  return { households: new Set(found.rows.map((row) => row.household_id)), persons: new Set(found.rows.flatMap((row) => row.person_id ?? [])) }
}

/** Takes back what the import added to households that were there before it, but for those that a later import names. */
export async function removeAdditions(trx: Trx, undo: Undo, keptIds: readonly string[]): Promise<void> {
  const { districtKey, importId } = undo
  const open = sql`district_key = ${districtKey} AND NOT (household_id = ANY(${keptIds as string[]}::uuid[]))`
  for (const table of ['fact', 'aid', 'payment', 'membership']) {
    await sql`DELETE FROM ${sql.table(table)} WHERE ${open} AND source = ${sourceOf(undo)}`.execute(trx)
  }
  await sql`DELETE FROM roster_entry WHERE ${open} AND import_id = ${importId}`.execute(trx)
}

/** What is known of them no longer rests on the import. */
export async function forgetFacts(trx: Trx, undo: Undo, { households, persons }: Touched): Promise<void> {
  const rest = sql`(SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM jsonb_each(facts) WHERE value->>'source' <> ${sourceOf(undo)})`
  for (const [table, ids] of [['household', households], ['person', persons]] as const) {
    await sql`
      UPDATE ${sql.table(table)} SET facts = ${rest}, version = version + 1
       WHERE district_key = ${undo.districtKey} AND id = ANY(${[...ids]}::uuid[]) AND EXISTS (SELECT 1 FROM jsonb_each(facts) WHERE value->>'source' = ${sourceOf(undo)})`.execute(trx)
  }
}

/** Removes the people whom the import made and who belong to no household any more. */
export async function removeMadePersons(trx: Trx, { districtKey, importId }: Undo): Promise<void> {
  const nowhere = sql`import_id = ${importId} AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.district_key = ${districtKey} AND m.person_id = person.id)`
  const ofThem = (column: string) => sql`${sql.ref(column)} IN (SELECT id FROM person WHERE district_key = ${districtKey} AND ${nowhere})`
  await sql`DELETE FROM screen_result WHERE district_key = ${districtKey} AND ${ofThem('person_id')}`.execute(trx)
  await sql`DELETE FROM alert_event WHERE district_key = ${districtKey} AND alert_id IN (SELECT id FROM alert WHERE district_key = ${districtKey} AND ${ofThem('person_id')})`.execute(trx)
  await sql`DELETE FROM alert WHERE district_key = ${districtKey} AND ${ofThem('person_id')}`.execute(trx)
  await sql`DELETE FROM duplicate_proposal d USING person WHERE d.district_key = ${districtKey} AND person.district_key = ${districtKey} AND (d.person_a = person.id OR d.person_b = person.id) AND ${nowhere}`.execute(trx)
  // What files said of them is about nobody then.
  const theirs = sql`SELECT x.id FROM match_hit x JOIN person ON person.district_key = x.district_key AND person.id = x.person_id WHERE x.district_key = ${districtKey} AND ${nowhere}`
  await sql`DELETE FROM match_sighting WHERE district_key = ${districtKey} AND hit_id IN (${theirs})`.execute(trx)
  await sql`DELETE FROM match_hit WHERE district_key = ${districtKey} AND id IN (${theirs})`.execute(trx)
  await sql`DELETE FROM person_key WHERE id_index IN (SELECT citizen_id_index FROM person WHERE district_key = ${districtKey} AND ${nowhere})`.execute(trx)
  await sql`DELETE FROM person WHERE district_key = ${districtKey} AND ${nowhere}`.execute(trx)
}

/** A later import that names a household placed by this one is from then on the one that placed it. */
export async function handOverPlaced(trx: Trx, { districtKey, importId }: Undo, ids: readonly string[]): Promise<void> {
  await sql`
    UPDATE import_household later SET placed_from = own.placed_from, placed_to = own.placed_to
      FROM import_household own, roster_import i, roster_import mine
     WHERE own.district_key = ${districtKey} AND own.import_id = ${importId} AND own.placed_from IS NOT NULL AND own.household_id = ANY(${ids as string[]}::uuid[])
       AND later.district_key = ${districtKey} AND later.household_id = own.household_id AND later.import_id <> own.import_id AND later.placed_from IS NULL
       AND i.district_key = ${districtKey} AND i.id = later.import_id AND i.state IN ('DONE', 'UNDOING')
       AND mine.district_key = ${districtKey} AND mine.id = own.import_id AND i.finished_at > mine.finished_at`.execute(trx)
}

/** Households that the import gave a village, and that are still there. */
export async function listPlaced(trx: Trx, { districtKey, importId }: Undo): Promise<{ household_id: string; placed_from: string }[]> {
  const found = await sql<{ household_id: string; placed_from: string }>`
    SELECT r.household_id, r.placed_from FROM import_household r
      JOIN household h ON h.district_key = r.district_key AND h.id = r.household_id AND h.area_path = r.placed_to
     WHERE r.district_key = ${districtKey} AND r.import_id = ${importId} AND r.placed_from IS NOT NULL`.execute(trx)
  return found.rows
}

/** The rows stay as they were read; that they are why somebody is on a list is no longer so. */
export async function forgetNamed(trx: Trx, { districtKey, importId }: Undo): Promise<void> {
  await sql`DELETE FROM import_household WHERE district_key = ${districtKey} AND import_id = ${importId}`.execute(trx)
}
