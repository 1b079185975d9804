import { sql } from 'kysely'
import type { Trx } from '../../database/transaction.ts'
import { within } from '../../database/within.ts'

export interface PastEntries {
  place: string
  /** `ASK`: a later visit stands on the entry now, so that it is computed from the submissions. */
  coverage: string
  count: number
  submissions: string[]
}

/** A day gone by: what had been stored before its end, at the places of that day. */
export interface PastDay {
  readonly districtKey: string
  readonly campaignId: string
  readonly scope: string
  readonly day: string
  /** The first moment after the day. */
  readonly end: Date
}

const placeThen = ({ districtKey, day }: PastDay, household: string) => sql`
  LEFT JOIN LATERAL (
    SELECT place FROM household_place p WHERE p.district_key = ${districtKey} AND p.household_id = ${sql.ref(household)} AND p.until > ${day}::date ORDER BY p.until, p.id LIMIT 1) p ON true`

/** Whoever had lived in the household had left it by the end of the day. */
const isEmptyThen = ({ districtKey, day }: PastDay) => sql`(e.coverage = 'GONE' AND NOT EXISTS (
  SELECT 1 FROM membership m WHERE m.district_key = ${districtKey} AND m.household_id = e.household_id AND (m.to_date IS NULL OR m.to_date > ${day}::date)))`

/** Households that were on the roster, by place and by what their visits had come to. Who was struck since was on it. */
export async function countEntriesThen(trx: Trx, past: PastDay): Promise<PastEntries[]> {
  const { districtKey, campaignId, scope, end } = past
  const { rows } = await sql<PastEntries>`
    SELECT coalesce(p.place, e.area_path) AS place, c.coverage, count(*) AS count, coalesce(array_agg(s.id::text) FILTER (WHERE c.coverage = 'ASK'), '{}') AS submissions
      FROM roster_entry e
      ${placeThen(past, 'e.household_id')}
      LEFT JOIN LATERAL (
        SELECT id, visit_id FROM submission s WHERE s.district_key = ${districtKey} AND s.household_id = e.household_id AND s.campaign_id = ${campaignId} AND s.at < ${end}
         ORDER BY s.visited_on DESC, s.at DESC LIMIT 1) s ON true
      CROSS JOIN LATERAL (SELECT CASE WHEN s.id IS NULL THEN CASE WHEN ${isEmptyThen(past)} THEN 'GONE' ELSE 'NOT_VISITED' END WHEN s.visit_id = e.visit_id AND e.seen_on IS NOT NULL THEN e.coverage ELSE 'ASK' END AS coverage) c
     WHERE e.district_key = ${districtKey} AND e.campaign_id = ${campaignId} AND e.at < ${end}
       AND ${within(scope, 'e.area_path')}
       AND (e.state = 'LISTED' OR EXISTS (
         SELECT 1 FROM audit_entry a WHERE a.district_key = ${districtKey} AND a.object_id = e.id::text AND a.action = 'strike-entry' AND a.at >= ${end}))
     GROUP BY 1, 2`.execute(trx)
  return rows
}

export async function listSubmissionsById(trx: Trx, districtKey: string, ids: readonly string[]): Promise<{ id: string; answers: unknown; facts_before: unknown }[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string; answers: unknown; facts_before: unknown }>`SELECT id, answers, facts_before FROM submission WHERE district_key = ${districtKey} AND id = ANY(${ids as string[]}::uuid[])`.execute(trx)
  return rows
}

export interface PastFindings {
  place: string
  findings: number
  fixed_on_spot: number
  open: number
  overdue: number
}

/** Problems found by then; open on that day when they were not closed by it, overdue by the day that is set for them now. */
export async function countFindingsThen(trx: Trx, past: PastDay): Promise<PastFindings[]> {
  const { districtKey, campaignId, scope, day } = past
  const isOpen = sql`(f.closed_on IS NULL OR f.closed_on > ${day}::date)`
  const { rows } = await sql<PastFindings>`
    SELECT coalesce(p.place, f.area_path) AS place, count(*) AS findings, count(*) FILTER (WHERE f.fixed_on_spot) AS fixed_on_spot,
      count(*) FILTER (WHERE ${isOpen}) AS open, count(*) FILTER (WHERE ${isOpen} AND f.due_date < ${day}::date) AS overdue
      FROM finding f
      ${placeThen(past, 'f.household_id')}
     WHERE f.district_key = ${districtKey} AND f.campaign_id = ${campaignId} AND f.found_on <= ${day}::date
       AND ${within(scope, 'f.area_path')}
     GROUP BY 1`.execute(trx)
  return rows
}

/** Ids of the villages of which a roster stood signed at the end of the day; a village that has moved since is the same village. */
export async function listSignedThen(trx: Trx, { districtKey, campaignId, scope, end }: PastDay): Promise<Set<string>> {
  const { rows } = await sql<{ area_path: string }>`
    SELECT DISTINCT area_path FROM roster_version
     WHERE district_key = ${districtKey} AND campaign_id = ${campaignId} AND signed_at < ${end} AND (returned_at IS NULL OR returned_at >= ${end})
       AND ${within(scope)}`.execute(trx)
  return new Set(rows.flatMap((row) => row.area_path.split('/').at(-2) ?? []))
}
