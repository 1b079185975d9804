import { sql } from 'kysely'
import type { StoredCheckAnswer } from '../../database/institution-tables.ts'
import type { StoredLabels } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'
import { within } from '../../database/within.ts'

/** Until when something counts, and of whom. */
export interface Extent {
  readonly districtKey: string
  readonly campaignId: string
  readonly areaPath: string
  /** Moments after this one do not count. */
  readonly until: Date
}

export interface FrameRow {
  household_id: string
  area_path: string
  area_code: string
  area_name: string
  head_name: string
  head_pinyin: string
  part: string
  sources: string[]
  labels: StoredLabels
  visit_id: string | null
  coverage: string
  handed_in_at: string | null
  not_seen: string[]
}

/** The households that stand on the roster, each with the last visit that had come in by then. In no order. */
export async function listFrame(trx: Trx, extent: Extent): Promise<FrameRow[]> {
  const { rows } = await sql<FrameRow>`
    SELECT e.household_id, e.area_path, coalesce(a.code, '') AS area_code, coalesce(a.name, '') AS area_name, h.head_name, h.head_pinyin, e.part, e.sources, h.labels,
           s.visit_id, s.at AS handed_in_at,
           CASE WHEN s.id IS NULL THEN CASE WHEN e.coverage = 'GONE' THEN 'GONE' ELSE 'NOT_VISITED' END
                WHEN s.is_last THEN e.coverage
                WHEN s.not_seen = '[]'::jsonb THEN 'SEEN' ELSE 'PARTLY' END AS coverage,
           coalesce(s.not_seen, '[]'::jsonb) AS not_seen
      FROM roster_entry e
      JOIN household h ON h.district_key = ${extent.districtKey} AND h.id = e.household_id
      LEFT JOIN area a ON a.path = e.area_path
      LEFT JOIN LATERAL (
        SELECT one.id, one.visit_id, one.at, jsonb_path_query_array(one.answers, '$.members.*?(@.seen == false).reason') AS not_seen,
               NOT EXISTS (SELECT FROM submission later WHERE later.district_key = ${extent.districtKey} AND later.campaign_id = ${extent.campaignId}
                              AND later.household_id = e.household_id AND later.at > ${extent.until}) AS is_last
          FROM submission one
         WHERE one.district_key = ${extent.districtKey} AND one.campaign_id = ${extent.campaignId} AND one.household_id = e.household_id AND one.at <= ${extent.until}
         ORDER BY one.at DESC, one.id DESC LIMIT 1) s ON true
     WHERE e.district_key = ${extent.districtKey} AND e.campaign_id = ${extent.campaignId} AND e.state = 'LISTED' AND e.at <= ${extent.until}
       AND ${within(extent.areaPath, 'e.area_path')}`.execute(trx)
  return rows
}

/** Who belongs to the households of an area today. */
export async function listFrameMembers(trx: Trx, extent: Extent): Promise<{ household_id: string; person_id: string; name: string }[]> {
  const { rows } = await sql<{ household_id: string; person_id: string; name: string }>`
    SELECT m.household_id, m.person_id, p.name
      FROM membership m JOIN person p ON p.district_key = ${extent.districtKey} AND p.id = m.person_id
     WHERE m.district_key = ${extent.districtKey} AND m.to_date IS NULL AND ${within(extent.areaPath, 'm.area_path')}
     ORDER BY m.is_head DESC, m.id`.execute(trx)
  return rows
}

/** Kinds of aid begun on or after a day, by household. */
export async function listAidBegun(trx: Trx, extent: Extent, since: string): Promise<{ household_id: string; kind: string }[]> {
  const { rows } = await sql<{ household_id: string; kind: string }>`
    SELECT DISTINCT household_id, kind FROM aid
     WHERE district_key = ${extent.districtKey} AND from_date >= ${since}::date AND (to_date IS NULL OR to_date > from_date) AND ${within(extent.areaPath)}`.execute(trx)
  return rows
}

/** The state in which problems were at a moment, by problem; those that were not known yet are absent. */
export async function listStatesAt(trx: Trx, extent: Extent): Promise<{ finding_id: string; to_state: string; at: string; first_at: string }[]> {
  const { rows } = await sql<{ finding_id: string; to_state: string; at: string; first_at: string }>`
    SELECT DISTINCT ON (finding_id) finding_id, to_state, at, min(at) OVER (PARTITION BY finding_id) AS first_at
      FROM finding_event
     WHERE district_key = ${extent.districtKey} AND at <= ${extent.until} AND ${within(extent.areaPath)}
     ORDER BY finding_id, at DESC, id DESC`.execute(trx)
  return rows
}

export interface CheckedResident {
  id: string
  household_id: string
  area_code: string
  area_name: string
  head_name: string
  head_pinyin: string
  name: string
  institution_id: string
  institution_name: string
  from_date: string
  checked_on: string | null
  problems: number | null
  answers: StoredCheckAnswer[] | null
}

/** Who of an area lived in an institution on a day, each with the last check of a campaign that had been written down by a moment. In no order. */
export async function listCheckedResidents(trx: Trx, extent: Extent, on: string): Promise<CheckedResident[]> {
  const { rows } = await sql<CheckedResident>`
    SELECT r.id, r.household_id, coalesce(area.code, '') AS area_code, coalesce(area.name, '') AS area_name, h.head_name, h.head_pinyin, p.name, i.id AS institution_id, i.name AS institution_name, r.from_date,
           c.on_date AS checked_on, c.problems, c.answers
      FROM institution_resident r
      JOIN institution i ON i.district_key = ${extent.districtKey} AND i.id = r.institution_id
      JOIN household h ON h.district_key = ${extent.districtKey} AND h.id = r.household_id
      JOIN person p ON p.district_key = ${extent.districtKey} AND p.id = r.person_id
      LEFT JOIN area ON area.path = r.area_path
      LEFT JOIN LATERAL (
        SELECT one.on_date, one.problems, one.answers FROM institution_check one
         WHERE one.district_key = ${extent.districtKey} AND one.resident_id = r.id AND one.campaign_id = ${extent.campaignId} AND one.at <= ${extent.until}
         ORDER BY one.on_date DESC, one.at DESC LIMIT 1) c ON true
     WHERE r.district_key = ${extent.districtKey} AND r.from_date <= ${on}::date AND (r.to_date IS NULL OR r.to_date > ${on}::date) AND ${within(extent.areaPath, 'r.area_path')}`.execute(trx)
  return rows
}
