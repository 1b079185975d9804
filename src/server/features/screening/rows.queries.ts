import { sql, type RawBuilder } from 'kysely'
import { holding } from '../../database/named.ts'
import type { Trx } from '../../database/transaction.ts'
import { standsAt, within } from '../../database/within.ts'

export interface RowFilter {
  readonly districtKey: string
  readonly scope: string
  readonly areaPath: string
  readonly ruleId: string
  readonly outcome: string
  readonly search: string | undefined
}
export interface ResultRow {
  household_id: string
  person_id: string | null
  subject_id: string
  area_path: string
  head_name: string
  person_name: string | null
  area_name: string
  area_level: string
  above_name: string | null
  address: string
  since: string
  next_look: string | null
}
export type RowPlace = readonly [areaPath: string, householdId: string, subjectId: string]

const matches = (search: string | undefined): RawBuilder<unknown> =>
  search ? sql`(h.head_name LIKE ${holding(search)} OR EXISTS (SELECT 1 FROM person p WHERE p.district_key = r.district_key AND p.id = r.person_id AND p.name LIKE ${holding(search)}))` : sql`true`

const asked = ({ districtKey, scope, areaPath, ruleId, outcome, search }: RowFilter): RawBuilder<unknown> =>
  sql`r.district_key = ${districtKey} AND r.rule_id = ${ruleId} AND r.outcome = ${outcome} AND ${within(scope, 'r.area_path')} AND ${within(areaPath, 'r.area_path')} AND ${matches(search)}`

/** A page of those of an outcome, village by village. */
export async function listResultRows(trx: Trx, filter: RowFilter, after: RowPlace | undefined, limit: number): Promise<ResultRow[]> {
  const goOn = after ? sql`AND (r.area_path COLLATE "C", r.household_id, r.subject_id) > (${after[0]}, ${after[1]}::uuid, ${after[2]}::uuid)` : sql``
  const { rows } = await sql<ResultRow>`
    WITH page AS MATERIALIZED (
      SELECT r.*, h.head_name, h.address FROM screen_result r JOIN household h ON h.district_key = ${filter.districtKey} AND h.id = r.household_id
       WHERE ${asked(filter)} ${goOn} ORDER BY r.area_path COLLATE "C", r.household_id, r.subject_id LIMIT ${limit})
    SELECT r.household_id, r.person_id, r.subject_id, r.area_path, r.head_name, r.address, r.since, r.next_look, p.name AS person_name, a.name AS area_name, a.level AS area_level, above.name AS above_name
      FROM page r JOIN area a ON a.path = r.area_path LEFT JOIN area above ON above.id = a.parent_id
      LEFT JOIN person p ON p.district_key = ${filter.districtKey} AND p.id = r.person_id
     ORDER BY r.area_path COLLATE "C", r.household_id, r.subject_id`.execute(trx)
  return rows
}

export async function countResultRows(trx: Trx, filter: RowFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*)::int AS count FROM screen_result r JOIN household h ON h.district_key = ${filter.districtKey} AND h.id = r.household_id WHERE ${asked(filter)}`.execute(trx)
  return rows[0]?.count ?? 0
}

export interface HouseholdLine {
  id: string
  area_path: string
  head_name: string
  address: string
  area_name: string
  area_level: string
  above_name: string | null
}
export type HouseholdsAsked = { readonly at: string } | { readonly within: string; readonly search: string; readonly most: number }

/** Households that stand at one place, or the first found by the name of the head, in the order of places and ids. */
export async function listHouseholdLines(trx: Trx, districtKey: string, scope: string, asked: HouseholdsAsked): Promise<HouseholdLine[]> {
  const which = 'at' in asked ? standsAt(asked.at, 'h.area_path') : sql`${within(asked.within, 'h.area_path')} AND h.head_name LIKE ${holding(asked.search)}`
  const { rows } = await sql<HouseholdLine>`
    SELECT h.id, h.area_path, h.head_name, h.address, a.name AS area_name, a.level AS area_level, above.name AS above_name
      FROM household h JOIN area a ON a.path = h.area_path LEFT JOIN area above ON above.id = a.parent_id
     WHERE h.district_key = ${districtKey} AND h.merged_into IS NULL AND ${within(scope, 'h.area_path')} AND ${which}
     ORDER BY h.area_path COLLATE "C", h.id LIMIT ${'at' in asked ? null : asked.most}`.execute(trx)
  return rows
}

export interface NamedRow {
  household_id: string
  person_id: string | null
  head_name: string
  person_name: string | null
  area_name: string
}

/** Names of some households and people. */
export async function listNames(trx: Trx, districtKey: string, scope: string, asked: readonly { readonly householdId: string; readonly personId: string | null }[]): Promise<NamedRow[]> {
  const { rows } = await sql<NamedRow>`
    SELECT h.id AS household_id, u.person_id, h.head_name, p.name AS person_name, a.name AS area_name
      FROM unnest(${asked.map((one) => one.householdId)}::uuid[], ${asked.map((one) => one.personId)}::uuid[]) AS u(household_id, person_id)
      JOIN household h ON h.district_key = ${districtKey} AND h.id = u.household_id AND ${within(scope, 'h.area_path')}
      JOIN area a ON a.path = h.area_path LEFT JOIN person p ON p.district_key = ${districtKey} AND p.id = u.person_id`.execute(trx)
  return rows
}
