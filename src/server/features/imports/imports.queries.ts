import { sql } from 'kysely'
import { tables } from '#db/manifest.ts'
import type { Database } from '../../database/connect.ts'
import { insertMany, type Columns, type Into } from '../../database/insert-many.ts'
import type { ImportCounts, ImportReading, NewRow, Row } from '../../database/tables.ts'
import { actsOnHouseholds, actsOnPersons } from '../registry/public.ts'
import type { Trx } from '../../database/transaction.ts'
import { within } from '../../database/within.ts'

export type ImportRow = Row<'roster_import'>

export async function insertImport(trx: Trx, found: NewRow<'roster_import'>): Promise<void> {
  await trx.insertInto('roster_import').values(found).execute()
}

export function findImport(trx: Trx, districtKey: string, id: string): Promise<ImportRow | undefined> {
  return trx.selectFrom('roster_import').selectAll().where('district_key', '=', districtKey).where('id', '=', id).executeTakeFirst()
}

/** The fields last given to these headings, by heading. */
export async function findMapping(trx: Trx, districtKey: string, headingsDigest: string): Promise<Record<string, string | null> | undefined> {
  const row = await trx.selectFrom('heading_mapping').select('fields').where('district_key', '=', districtKey).where('headings_digest', '=', headingsDigest).executeTakeFirst()
  return row?.fields
}

export async function keepMapping(trx: Trx, districtKey: string, headingsDigest: string, fields: Record<string, string | null>, at: Date): Promise<void> {
  await trx
    .insertInto('heading_mapping')
    .values({ district_key: districtKey, headings_digest: headingsDigest, fields: JSON.stringify(fields), used_at: at })
    .onConflict((conflict) => conflict.columns(['district_key', 'headings_digest']).doUpdateSet((row) => ({ fields: row.ref('excluded.fields'), used_at: row.ref('excluded.used_at') })))
    .execute()
}

/** @returns false when the import was in none of the states from which this may follow */
export async function changeState(trx: Trx, districtKey: string, id: string, from: readonly string[], change: { state: string; fields?: (string | null)[]; counts?: ImportCounts; reading?: ImportReading; progress?: { done: number; of: number }; failure?: string | null; finishedAt?: Date }): Promise<boolean> {
  const done = await trx
    .updateTable('roster_import')
    .set({
      state: change.state,
      ...(change.fields && { fields: JSON.stringify(change.fields) }),
      ...(change.reading && { reading: JSON.stringify(change.reading) }),
      ...(change.counts && { counts: JSON.stringify(change.counts) }),
      ...(change.progress && { progress: JSON.stringify(change.progress) }),
      ...(change.failure !== undefined && { failure: change.failure }),
      ...(change.finishedAt && { finished_at: change.finishedAt }),
    })
    .where('district_key', '=', districtKey)
    .where('id', '=', id)
    .where('state', 'in', from)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export async function updateProgress(trx: Trx, districtKey: string, id: string, progress: { done: number; of: number }): Promise<void> {
  await trx.updateTable('roster_import').set({ progress: JSON.stringify(progress) }).where('district_key', '=', districtKey).where('id', '=', id).where('state', 'in', ['RUNNING', 'UNDOING']).execute()
}

/** Imports of one district follow one another: two that name the same person would each add it. */
export async function waitForTurn(trx: Trx, districtKey: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`import ${districtKey}`}, 0))`.execute(trx)
}

const partColumns = { district_key: 'text', id: 'uuid', area_path: 'text', import_id: 'uuid', number: 'integer', states: 'text', packing: 'text', read_sealed: 'bytea', outcomes: 'jsonb' } as const satisfies Columns<'import_part'>

export function insertParts(into: Into, parts: NewRow<'import_part'>[]): Promise<void> {
  return insertMany(into, 'import_part', partColumns, parts)
}

const namedColumns = { district_key: 'text', area_path: 'text', import_id: 'uuid', household_id: 'uuid', places: 'jsonb', imported: 'integer', placed_from: 'text', placed_to: 'text' } as const satisfies Columns<'import_household'>

/** Households that rows of an import are about. */
export function insertNamed(into: Into, named: NewRow<'import_household'>[]): Promise<void> {
  return insertMany(into, 'import_household', namedColumns, named)
}

export interface NamedAgain {
  readonly id: string
  readonly places: readonly (readonly [number, number])[]
  readonly imported: number
  readonly from: string | null
  readonly to: string | null
}

/** Further rows of an import about households that it named before. */
export async function addToNamed(trx: Trx, districtKey: string, importId: string, again: readonly NamedAgain[]): Promise<void> {
  if (again.length === 0) return
  await sql`
    UPDATE import_household n SET places = n.places || v.places, imported = n.imported + v.imported, placed_from = coalesce(v."from", n.placed_from), placed_to = coalesce(v."to", n.placed_to)
      FROM jsonb_to_recordset(${JSON.stringify(again)}::jsonb) AS v(id uuid, places jsonb, imported integer, "from" text, "to" text)
     WHERE n.district_key = ${districtKey} AND n.import_id = ${importId} AND n.household_id = v.id`.execute(trx)
}

export type StoredPart = Pick<Row<'import_part'>, 'number' | 'states' | 'packing' | 'read_sealed' | 'outcomes'>

/** Parts from a number on that have a row in the state asked for. */
export function listParts(trx: Trx, districtKey: string, importId: string, letter: string | undefined, from: number, limit: number): Promise<StoredPart[]> {
  return trx
    .selectFrom('import_part')
    .select(['number', 'states', 'packing', 'read_sealed', 'outcomes'])
    .where('district_key', '=', districtKey)
    .where('import_id', '=', importId)
    .where('number', '>=', from)
    .$if(letter !== undefined, (query) => query.where('states', 'like', `%${letter}%`))
    .orderBy('number')
    .limit(limit)
    .execute()
}

/** Of these households those that are there. */
export async function listExisting(trx: Trx, districtKey: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await trx.selectFrom('household').select('id').where('district_key', '=', districtKey).where('id', 'in', ids).execute()
  return new Set(rows.map((row) => row.id))
}

/** What became of every row, part by part. */
export function listOutcomes(trx: Trx, districtKey: string, importId: string, from: number, limit: number): Promise<Pick<StoredPart, 'number' | 'states' | 'outcomes'>[]> {
  return trx.selectFrom('import_part').select(['number', 'states', 'outcomes']).where('district_key', '=', districtKey).where('import_id', '=', importId).where('number', '>=', from).orderBy('number').limit(limit).execute()
}

export interface ListedImport extends ImportRow {
  is_used: boolean
  /** Households it brought in that still wait for a village. */
  still_unplaced: number
}

const stillUnplaced = sql<number>`(SELECT count(*) FROM roster_entry e WHERE e.district_key = roster_import.district_key AND e.import_id = roster_import.id AND NOT e.is_placed AND e.state = 'LISTED')`

// What an import writes for a household, and what follows from it.
const ownTables: ReadonlySet<string> = new Set(['membership', 'aid', 'fact', 'payment', 'roster_entry', 'household_reach'])
const othersTables = Object.entries(tables).filter(([name, { follows }]) => follows === 'household' && !ownTables.has(name)).map(([name]) => name)

// Others wrote about a household that only this import brought in, whatever it was. A visit that was given up tells nothing of it.
const othersWrote = sql<boolean>`(${sql.join(othersTables.map((table) => sql`
    EXISTS (SELECT 1 FROM ${sql.table(table)} o JOIN household h ON h.district_key = o.district_key AND h.id = o.household_id WHERE o.district_key = roster_import.district_key AND h.import_id = roster_import.id ${table === 'visit' ? sql`AND o.state <> 'GIVEN_UP'` : sql``})`), sql` OR `)})`

// A household of the import was visited, or written to at a desk, or stands where a roster was signed, or was listed by its village in another campaign,
// after the import was done. Begins with what came after, which is little.
const isUsed = sql<boolean>`
  roster_import.finished_at IS NOT NULL AND (
    ${othersWrote}
    OR EXISTS (
      SELECT 1 FROM visit v
        JOIN import_household r ON r.district_key = v.district_key AND r.household_id = v.household_id
       WHERE v.district_key = roster_import.district_key AND v.state <> 'GIVEN_UP' AND v.started_at >= roster_import.finished_at AND r.import_id = roster_import.id AND (r.imported > 0 OR r.placed_from IS NOT NULL))
    OR EXISTS (
      SELECT 1 FROM roster_version s
        JOIN roster_entry e ON e.district_key = s.district_key AND e.campaign_id = s.campaign_id AND e.area_path COLLATE "C" = s.area_path COLLATE "C"
        JOIN import_household r ON r.district_key = e.district_key AND r.household_id = e.household_id
       WHERE s.district_key = roster_import.district_key AND s.signed_at >= roster_import.finished_at
         AND r.import_id = roster_import.id AND (r.imported > 0 OR r.placed_from IS NOT NULL))
    OR EXISTS (
      SELECT 1 FROM roster_entry e
        JOIN import_household r ON r.district_key = e.district_key AND r.household_id = e.household_id
       WHERE e.district_key = roster_import.district_key AND e.campaign_id <> roster_import.campaign_id AND e.import_id IS NULL AND e.at >= roster_import.finished_at
         AND r.import_id = roster_import.id AND (r.imported > 0 OR r.placed_from IS NOT NULL))
    OR EXISTS (
      SELECT 1 FROM audit_entry a
        JOIN import_household r ON r.district_key = a.district_key AND r.household_id = CASE WHEN a.object_type = 'household' THEN a.object_id::uuid END
       WHERE a.district_key = roster_import.district_key AND a.at >= roster_import.finished_at AND a.action IN (${sql.join(actsOnHouseholds)}) AND r.import_id = roster_import.id)
    OR EXISTS (
      SELECT 1 FROM audit_entry a
        JOIN person p ON p.district_key = a.district_key AND p.id = CASE WHEN a.object_type = 'person' THEN a.object_id::uuid END
       WHERE a.district_key = roster_import.district_key AND a.at >= roster_import.finished_at AND a.action IN (${sql.join(actsOnPersons)}) AND p.import_id = roster_import.id))`

/**
 * Holds the households of an import and their entries: whoever is about to sign them or to write about them is waited for, and
 * waits. To be called before it is asked whether an import was used.
 */
export async function holdNamed(trx: Trx, districtKey: string, importId: string): Promise<void> {
  const named = sql`(SELECT household_id FROM import_household WHERE district_key = ${districtKey} AND import_id = ${importId})`
  await sql`SELECT 1 FROM household WHERE district_key = ${districtKey} AND id IN ${named} ORDER BY id FOR UPDATE`.execute(trx)
  await sql`SELECT 1 FROM roster_entry WHERE district_key = ${districtKey} AND household_id IN ${named} ORDER BY id FOR UPDATE`.execute(trx)
}

/** Tells the planner of a great many new rows at once, and not when the housekeeping comes by: until then pages would be slow. */
export async function analyzeAfterImport(database: Database): Promise<void> {
  await sql`ANALYZE household, person, membership, aid, fact, roster_entry, import_part, import_household`.execute(database)
}

export function listImportsOf(trx: Trx, districtKey: string, campaignId: string, scope: string): Promise<ListedImport[]> {
  return trx
    .selectFrom('roster_import')
    .selectAll()
    .select([isUsed.as('is_used'), stillUnplaced.as('still_unplaced')])
    .where('district_key', '=', districtKey)
    .where('campaign_id', '=', campaignId)
    .where(within(scope))
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
}

export function findListedImport(trx: Trx, districtKey: string, id: string): Promise<ListedImport | undefined> {
  return trx.selectFrom('roster_import').selectAll().select([isUsed.as('is_used'), stillUnplaced.as('still_unplaced')]).where('district_key', '=', districtKey).where('id', '=', id).executeTakeFirst()
}
