import { sql } from 'kysely'
import type { Trx } from '../../database/transaction.ts'
import { predicateOf, type FindingFilter } from './findings.queries.ts'

export interface FindingCounts {
  all: number
  open: number
  overdue: number
  fixed: number
}

const counts = (today: string) => sql`
  count(*)::int AS "all", (count(*) FILTER (WHERE finding.state <> 'FIXED'))::int AS open,
  (count(*) FILTER (WHERE finding.state <> 'FIXED' AND finding.due_date < ${today}::date))::int AS overdue,
  (count(*) FILTER (WHERE finding.state = 'FIXED'))::int AS fixed`

export interface TotalCounts extends FindingCounts {
  spot: number
  doubt: number
  reopened: number
  review: number
  up: number
}

export async function countTotals(trx: Trx, districtKey: string, filter: FindingFilter): Promise<TotalCounts> {
  const found = await sql<TotalCounts>`
    SELECT ${counts(filter.today)}, (count(*) FILTER (WHERE finding.fixed_on_spot))::int AS spot, (count(*) FILTER (WHERE finding.doubt IS NOT NULL))::int AS doubt,
      (count(*) FILTER (WHERE finding.reopened_on IS NOT NULL))::int AS reopened, (count(*) FILTER (WHERE finding.state = 'ESCALATED'))::int AS up,
      (count(*) FILTER (WHERE finding.state = 'LONG_TERM' AND finding.review_on < ${filter.today}::date))::int AS review
      FROM finding WHERE finding.district_key = ${districtKey} AND ${predicateOf(filter)}`.execute(trx)
  return found.rows[0] as TotalCounts
}

export async function countBy(trx: Trx, districtKey: string, filter: FindingFilter, column: 'gap' | 'line_department'): Promise<(FindingCounts & { key: string | null })[]> {
  const key = sql.ref(`finding.${column}`)
  const found = await sql<FindingCounts & { key: string | null }>`
    SELECT ${key} AS key, ${counts(filter.today)} FROM finding WHERE finding.district_key = ${districtKey} AND ${predicateOf(filter)} GROUP BY 1 ORDER BY 1`.execute(trx)
  return found.rows
}

/** Open problems by how many days ago they were found. */
export async function countOpenByDay(trx: Trx, districtKey: string, filter: FindingFilter): Promise<{ found_on: string; count: number }[]> {
  const found = await sql<{ found_on: string; count: number }>`
    SELECT finding.found_on, count(*)::int AS count FROM finding WHERE finding.district_key = ${districtKey} AND ${predicateOf(filter)} AND finding.state <> 'FIXED' GROUP BY 1`.execute(trx)
  return found.rows
}

export interface ResponseRow {
  acted: number
  waiting: number
  median_hours: number | null
}

/** From report to first action: how many had one, how many open ones wait for one, and the median of the former in hours. */
export async function measureResponse(trx: Trx, districtKey: string, filter: FindingFilter): Promise<ResponseRow> {
  const found = await sql<ResponseRow>`
    SELECT (count(*) FILTER (WHERE finding.first_action_at IS NOT NULL))::int AS acted,
      (count(*) FILTER (WHERE finding.first_action_at IS NULL AND finding.state <> 'FIXED'))::int AS waiting,
      (percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM finding.first_action_at - finding.reported_at) / 3600.0) FILTER (WHERE finding.first_action_at IS NOT NULL AND finding.reported_at IS NOT NULL))::float8 AS median_hours
      FROM finding WHERE finding.district_key = ${districtKey} AND ${predicateOf(filter)}`.execute(trx)
  return found.rows[0] as ResponseRow
}
