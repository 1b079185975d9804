import { sql, type RawBuilder } from 'kysely'
import { insertMany } from '../../database/insert-many.ts'
import type { Row } from '../../database/tables.ts'
import { isTheirsByNow } from '../../database/those.ts'
import type { Trx } from '../../database/transaction.ts'
import { standsAt, within } from '../../database/within.ts'

/** A row of the signed roster of a village. */
export type LineRow = Row<'roster_line'>

/** Every line of a village, struck ones too. */
export function listLines(trx: Trx, districtKey: string, campaignId: string, areaPath: string, isLocking: boolean): Promise<LineRow[]> {
  return trx
    .selectFrom('roster_line')
    .selectAll()
    .where('district_key', '=', districtKey)
    .where('campaign_id', '=', campaignId)
    .where(standsAt(areaPath))
    .orderBy('no')
    .orderBy('id')
    .$if(isLocking, (query) => query.forUpdate())
    .execute()
}

/** What the next signature of a village has to say of a row of its roster, of a line that stands signed, or of the one about the other. */
export interface RosterChange {
  area_path: string
  change: 'LISTED' | 'MOVED' | 'STRUCK'
  entry_id: string | null
  line_id: string | null
  /** Whom the line is about by now. */
  household_id: string | null
}

/**
 * The one rule of what is to be signed: a row without a line is new, a line whose household is not on the roster of the village any
 * more is to be struck, whatever became of it, and a row that stands in another part than its line has moved. A household that was
 * merged stands for the other's line where it has none of its own; of several lines one counts.
 */
function changesIn(districtKey: string, campaignId: string, scope: string): RawBuilder<RosterChange> {
  const standing = (line: string) => sql`${sql.ref(`${line}.district_key`)} = ${districtKey} AND ${sql.ref(`${line}.campaign_id`)} = ${campaignId} AND ${sql.ref(`${line}.struck_version`)} IS NULL`
  return sql<RosterChange>`
    SELECT coalesce(e.area_path, l.area_path) AS area_path, CASE WHEN l.id IS NULL THEN 'LISTED' WHEN e.id IS NULL THEN 'STRUCK' ELSE 'MOVED' END AS change, e.id AS entry_id, l.id AS line_id, l.now_id AS household_id
      FROM (SELECT id, area_path, household_id, part FROM roster_entry
             WHERE district_key = ${districtKey} AND campaign_id = ${campaignId} AND state = 'LISTED' AND is_placed AND ${within(scope)}) e
      FULL JOIN (
        SELECT l.id, l.area_path, l.part, coalesce(h.merged_into, l.household_id) AS now_id,
               CASE WHEN h.merged_into IS NULL THEN l.household_id
                    WHEN NOT EXISTS (
                      SELECT FROM roster_line o LEFT JOIN household g ON g.district_key = ${districtKey} AND g.id = o.household_id
                       WHERE ${standing('o')} AND o.area_path = l.area_path AND (o.household_id = h.merged_into OR (g.merged_into = h.merged_into AND o.id < l.id)))
                    THEN h.merged_into END AS stands_for
          FROM roster_line l LEFT JOIN household h ON h.district_key = ${districtKey} AND h.id = l.household_id AND h.merged_into IS NOT NULL
         WHERE ${standing('l')} AND ${within(scope, 'l.area_path')}) l ON l.area_path = e.area_path AND l.stands_for = e.household_id
     WHERE e.id IS NULL OR l.id IS NULL OR l.part <> e.part`
}

export async function listRosterChanges(trx: Trx, districtKey: string, campaignId: string, areaPath: string): Promise<RosterChange[]> {
  return (await changesIn(districtKey, campaignId, areaPath).execute(trx)).rows
}

/** How many they are, by village. */
export async function countRosterChanges(trx: Trx, districtKey: string, campaignId: string, scope: string): Promise<ReadonlyMap<string, number>> {
  const found = await sql<{ area_path: string; count: number }>`SELECT area_path, count(*)::int AS count FROM (${changesIn(districtKey, campaignId, scope)}) c GROUP BY 1`.execute(trx)
  return new Map(found.rows.map((row) => [row.area_path, row.count]))
}

export type LineOf = Pick<LineRow, 'area_path' | 'household_id' | 'signed_version' | 'part' | 'struck_version'> & { now_id: string }

/** Lines of households, and of those that were merged into them; a household's own first, the latest first. */
export async function listLinesOf(trx: Trx, districtKey: string, campaignId: string, householdIds: readonly string[]): Promise<LineOf[]> {
  if (householdIds.length === 0) return []
  const found = await sql<LineOf>`
    SELECT l.area_path, l.household_id, l.signed_version, l.part, l.struck_version, coalesce(h.merged_into, l.household_id) AS now_id
      FROM roster_line l LEFT JOIN household h ON h.district_key = ${districtKey} AND h.id = l.household_id AND h.merged_into IS NOT NULL
     WHERE l.district_key = ${districtKey} AND l.campaign_id = ${campaignId}
       AND ${isTheirsByNow('l.household_id', districtKey, householdIds)}
     ORDER BY h.merged_into IS NOT NULL, l.signed_version DESC, l.id`.execute(trx)
  return found.rows
}

const lineColumns = { district_key: 'text', id: 'uuid', area_path: 'text', campaign_id: 'uuid', household_id: 'uuid', signed_version: 'integer', no: 'integer', part: 'text' } as const

export interface Signed {
  /** Rows that become lines. */
  readonly listed: readonly { readonly householdId: string; readonly no: number; readonly part: string }[]
  /** Lines that stand in another part. */
  readonly moved: readonly { readonly lineId: string; readonly part: string }[]
  /** Lines that are struck. */
  readonly struck: readonly string[]
}

/** A signature of a village makes lines, gives them another part, or strikes them. */
export async function writeLines(trx: Trx, version: { districtKey: string; campaignId: string; areaPath: string; number: number }, { listed, moved, struck }: Signed, newId: () => string): Promise<void> {
  const { districtKey, campaignId, areaPath, number } = version
  await sql`UPDATE roster_line SET struck_version = ${number} WHERE district_key = ${districtKey} AND id = ANY(${struck as string[]}::uuid[])`.execute(trx)
  await sql`
    UPDATE roster_line l SET part = v.part FROM jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) AS v("lineId" uuid, part text)
     WHERE l.district_key = ${districtKey} AND l.id = v."lineId"`.execute(trx)
  await insertMany(
    trx,
    'roster_line',
    lineColumns,
    listed.map(({ householdId, no, part }) => ({ district_key: districtKey, id: newId(), area_path: areaPath, campaign_id: campaignId, household_id: householdId, signed_version: number, no, part })),
  )
}

/** A row that a returned version had moved, with the part in which it stood before. */
export interface MovedBack {
  readonly no: number
  readonly householdId: string
  readonly part: string
}

/** Signatures of some numbers are taken back: their lines are none, what they struck stands, what they moved stands where it stood (`back`). */
export async function takeLinesBack(trx: Trx, districtKey: string, campaignId: string, areaPath: string, versions: readonly number[], back: readonly MovedBack[]): Promise<void> {
  const own = sql`l.district_key = ${districtKey} AND l.campaign_id = ${campaignId} AND ${standsAt(areaPath, 'l.area_path')}`
  const numbers = sql`ANY(${versions as number[]}::integer[])`
  await sql`DELETE FROM roster_line l WHERE ${own} AND l.signed_version = ${numbers}`.execute(trx)
  await sql`UPDATE roster_line l SET struck_version = NULL WHERE ${own} AND l.struck_version = ${numbers}`.execute(trx)
  await sql`
    UPDATE roster_line l SET part = v.part FROM jsonb_to_recordset(${JSON.stringify(back)}::jsonb) AS v(no integer, "householdId" uuid, part text)
     WHERE ${own} AND l.struck_version IS NULL AND (l.no = v.no OR (l.no IS NULL AND l.household_id = v."householdId"))`.execute(trx)
}
