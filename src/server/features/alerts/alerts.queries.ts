import { sql, type RawBuilder } from 'kysely'
import { holding } from '../../database/named.ts'
import type { NewRow, Row } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'
import { within } from '../../database/within.ts'
import type { Rule, RuleDocument } from '#domain/policy/rule.ts'

export interface AlertRow extends Row<'alert'> {
  rule: Rule
  document: RuleDocument | null
  number: number
  head_name: string
  person_name: string | null
  area_name: string
  area_level: string
  above_name: string | null
  still_holds: boolean
}

export interface AlertFilter {
  readonly districtKey: string
  readonly today: string
  readonly scope: string
  readonly areaPath: string
  readonly state: string | undefined
  readonly ruleId: string | undefined
  readonly householdId: string | undefined
  readonly isOverdue: boolean
  /** Only what this level must see to. */
  readonly actor: string | undefined
  readonly month: string | undefined
  readonly search: string | undefined
}
export type AlertPlace = readonly [group: number, due: string, id: string]

const isOpen = sql<boolean>`a.state IN ('NEW', 'VISITING')`
// What is open comes first, by the day on which it is due.
const group = sql<number>`CASE WHEN ${isOpen} THEN 0 ELSE 1 END`

function asked(filter: AlertFilter): RawBuilder<unknown> {
  const wanted: RawBuilder<unknown>[] = [sql`a.district_key = ${filter.districtKey}`, within(filter.scope, 'a.area_path'), within(filter.areaPath, 'a.area_path')]
  if (filter.state !== undefined) wanted.push(filter.state === 'OPEN' ? isOpen : sql`a.state = ${filter.state}`)
  if (filter.ruleId !== undefined) wanted.push(sql`a.rule_id = ${filter.ruleId}`)
  if (filter.householdId !== undefined) wanted.push(sql`a.household_id = ${filter.householdId}`)
  if (filter.isOverdue) wanted.push(isOpen, sql`a.due_on < ${filter.today}::date`)
  if (filter.actor !== undefined) wanted.push(isOpen, sql`a.actor = ${filter.actor}`)
  if (filter.month !== undefined) wanted.push(sql`to_char(a.raised_on, 'YYYY-MM') = ${filter.month}`)
  if (filter.search) wanted.push(sql`(h.head_name LIKE ${holding(filter.search)} OR p.name LIKE ${holding(filter.search)})`)
  return sql.join(wanted, sql` AND `)
}

const joined = (districtKey: string) => sql`
  alert a JOIN household h ON h.district_key = ${districtKey} AND h.id = a.household_id
  LEFT JOIN person p ON p.district_key = ${districtKey} AND p.id = a.person_id`

const columns = (districtKey: string) => sql`
  a.*, v.rule, v.document, v.number, h.head_name, p.name AS person_name, ar.name AS area_name, ar.level AS area_level, above.name AS above_name,
  EXISTS (SELECT 1 FROM screen_result r WHERE r.district_key = ${districtKey} AND r.rule_id = a.rule_id AND r.household_id = a.household_id AND r.subject_id = coalesce(a.person_id, a.household_id) AND r.outcome IN ('SHOULD', 'HOLDS')) AS still_holds`
const places = sql`JOIN area ar ON ar.path = a.area_path LEFT JOIN area above ON above.id = ar.parent_id JOIN rule_version v ON v.id = a.version_id`

export async function listAlertRows(trx: Trx, filter: AlertFilter, after: AlertPlace | undefined, limit: number): Promise<(AlertRow & { sort_group: number })[]> {
  const goOn = after ? sql`AND (${group}, a.due_on, a.id) > (${after[0]}::int, ${after[1]}::date, ${after[2]}::uuid)` : sql``
  const { rows } = await sql<AlertRow & { sort_group: number }>`
    SELECT ${columns(filter.districtKey)}, ${group} AS sort_group FROM ${joined(filter.districtKey)} ${places} WHERE ${asked(filter)} ${goOn} ORDER BY ${group}, a.due_on, a.id LIMIT ${limit}`.execute(trx)
  return rows
}

export async function countAlerts(trx: Trx, filter: AlertFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*)::int AS count FROM ${joined(filter.districtKey)} WHERE ${asked(filter)}`.execute(trx)
  return rows[0]?.count ?? 0
}

export async function findAlert(trx: Trx, districtKey: string, id: string): Promise<AlertRow | undefined> {
  const { rows } = await sql<AlertRow>`SELECT ${columns(districtKey)} FROM ${joined(districtKey)} ${places} WHERE a.district_key = ${districtKey} AND a.id = ${id}`.execute(trx)
  return rows[0]
}

export async function lockAlert(trx: Trx, districtKey: string, id: string): Promise<Row<'alert'> | undefined> {
  return trx.selectFrom('alert').selectAll().where('district_key', '=', districtKey).where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function updateAlert(trx: Trx, districtKey: string, id: string, change: { state: string; note: string; closed_on: string | null; by_name: string }): Promise<void> {
  await trx.updateTable('alert').set((eb) => ({ ...change, version: eb('version', '+', 1) })).where('district_key', '=', districtKey).where('id', '=', id).execute()
}

export async function insertEvent(trx: Trx, row: NewRow<'alert_event'>): Promise<void> {
  await trx.insertInto('alert_event').values(row).execute()
}

export function listEvents(trx: Trx, districtKey: string, alertId: string): Promise<Row<'alert_event'>[]> {
  return trx.selectFrom('alert_event').selectAll().where('district_key', '=', districtKey).where('alert_id', '=', alertId).orderBy('at').orderBy('id').execute()
}

export interface YieldRow {
  rule_id: string
  rule: Rule
  area_id: string
  area_name: string
  month: string
  raised: number
  looked_at: number
  true: number
  helped: number
  withdrawn: number
  days: number | null
}

/** What came of alerts by rule and the month in which they were raised: of one rule in each area next below, of all rules in the area as a whole. */
export async function listYield(trx: Trx, districtKey: string, scope: string, areaPath: string, ruleId: string | undefined): Promise<YieldRow[]> {
  const depth = areaPath.split('/').length - (ruleId === undefined ? 1 : 0)
  const place = sql`substring(a.area_path FROM ${`^(?:[^/]+/){1,${depth}}`}::text)`
  const of = (...states: string[]) => sql`(count(*) FILTER (WHERE a.state = ANY(${states})))::int`
  const { rows } = await sql<YieldRow>`
    WITH counted AS MATERIALIZED (
      SELECT a.rule_id, ${place} AS area_path, to_char(a.raised_on, 'YYYY-MM') AS month, count(*)::int AS raised, ${of('HELPED', 'NO_NEED', 'WRONG')} AS looked_at, ${of('HELPED', 'NO_NEED')} AS "true", ${of('HELPED')} AS helped, ${of('WITHDRAWN')} AS withdrawn,
             avg(a.closed_on - a.raised_on) FILTER (WHERE a.state <> 'WITHDRAWN')::float8 AS days, max(a.version_id::text)::uuid AS version_id
        FROM alert a WHERE a.district_key = ${districtKey} AND ${within(scope, 'a.area_path')} AND ${within(areaPath, 'a.area_path')} AND ${ruleId === undefined ? sql`true` : sql`a.rule_id = ${ruleId}`}
       GROUP BY 1, 2, 3)
    SELECT c.*, v.rule, ar.id AS area_id, ar.name AS area_name FROM counted c JOIN area ar ON ar.path = c.area_path JOIN rule_version v ON v.id = c.version_id
     ORDER BY c.month DESC, v.rule->>'id', ar.code LIMIT 2000`.execute(trx)
  return rows
}
