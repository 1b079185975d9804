import { sql } from 'kysely'
import type { Row } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'
import { standsAt, within } from '../../database/within.ts'

export type AssignmentRow = Row<'assignment'>

/** Households with an assignment of their own that holds on a day. */
export async function listAssignments(trx: Trx, districtKey: string, householdIds: readonly string[], today: string): Promise<AssignmentRow[]> {
  const found = await sql<AssignmentRow>`
    SELECT * FROM assignment
     WHERE district_key = ${districtKey} AND household_id = ANY(${householdIds as string[]}::uuid[])
       AND (team_id IS NOT NULL OR account_id IS NOT NULL) AND (until_date IS NULL OR until_date >= ${today}::date)`.execute(trx)
  return found.rows
}

/** The same whether they hold or not: what an assignment was before. */
export async function listAssignmentsBefore(trx: Trx, districtKey: string, householdIds: readonly string[]): Promise<AssignmentRow[]> {
  const found = await sql<AssignmentRow>`SELECT * FROM assignment WHERE district_key = ${districtKey} AND household_id = ANY(${householdIds as string[]}::uuid[]) FOR UPDATE`.execute(trx)
  return found.rows
}

/** Households of a village, or chosen ones of it, that go with its team: no assignment of their own holds. */
export async function listStayingWith(trx: Trx, districtKey: string, areaPath: string, today: string, ids?: readonly string[]): Promise<string[]> {
  const found = await sql<{ id: string }>`
    SELECT h.id FROM household h
     WHERE h.district_key = ${districtKey} AND ${standsAt(areaPath, 'h.area_path')} AND ${ids === undefined ? sql`true` : sql`h.id = ANY(${ids as string[]}::uuid[])`}
       AND NOT EXISTS (SELECT 1 FROM assignment a WHERE a.district_key = ${districtKey} AND a.household_id = h.id AND (a.team_id IS NOT NULL OR a.account_id IS NOT NULL) AND (a.until_date IS NULL OR a.until_date >= ${today}::date))
     ORDER BY h.id`.execute(trx)
  return found.rows.map((row) => row.id)
}

export interface NewAssignment {
  readonly id: string
  readonly householdId: string
  readonly areaPath: string
}

export interface AssignedTo {
  readonly teamId: string | null
  readonly accountId: string | null
  readonly accountName: string
  readonly until: string | null
  readonly at: Date
  readonly by: string
}

/** Gives households to somebody; the epoch of each counts up. */
export async function putAssignments(trx: Trx, districtKey: string, rows: readonly NewAssignment[], to: AssignedTo): Promise<void> {
  await sql`
    INSERT INTO assignment (district_key, id, area_path, household_id, team_id, account_id, account_name, until_date, epoch, at, by_name)
    SELECT ${districtKey}, v.id, v."areaPath", v."householdId", ${to.teamId}::uuid, ${to.accountId}::uuid, ${to.accountName}, ${to.until}::date, 1, ${to.at}::timestamptz, ${to.by}
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS v(id uuid, "areaPath" text, "householdId" uuid)
    ON CONFLICT (district_key, household_id) DO UPDATE
       SET team_id = excluded.team_id, account_id = excluded.account_id, account_name = excluded.account_name, until_date = excluded.until_date,
           epoch = assignment.epoch + 1, at = excluded.at, by_name = excluded.by_name`.execute(trx)
}

/** Households of a team go back to the team of their village. */
export async function releaseTeam(trx: Trx, districtKey: string, teamId: string, at: Date, by: string): Promise<number> {
  const done = await trx
    .updateTable('assignment')
    .set({ team_id: null, until_date: null, at, by_name: by })
    .set((own) => ({ epoch: own('epoch', '+', 1) }))
    .where('district_key', '=', districtKey)
    .where('team_id', '=', teamId)
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}

export interface HouseholdPlace {
  id: string
  area_path: string
}

export async function listPlaces(trx: Trx, districtKey: string, householdIds: readonly string[], held?: 'held'): Promise<HouseholdPlace[]> {
  const found = await sql<HouseholdPlace>`
    SELECT id, area_path FROM household WHERE district_key = ${districtKey} AND id = ANY(${householdIds as string[]}::uuid[]) ORDER BY id ${held ? sql`FOR SHARE` : sql``}`.execute(trx)
  return found.rows
}

export interface LoadRow {
  /** NULL: an account, or nobody. */
  team_id: string | null
  area_path: string
  is_account: boolean
  households: number
  seen: number
  partly: number
  /** Nobody lives there any more. */
  gone: number
}

/** Listed households of a campaign by whose they are and where they are. */
export async function countLoad(trx: Trx, districtKey: string, campaignId: string, scope: string, today: string): Promise<LoadRow[]> {
  const found = await sql<LoadRow>`
    SELECT coalesce(a.team_id, CASE WHEN a.id IS NULL THEN v.team_id END) AS team_id, e.area_path, (a.account_id IS NOT NULL) AS is_account,
           count(*) AS households, count(*) FILTER (WHERE e.coverage = 'SEEN') AS seen, count(*) FILTER (WHERE e.coverage = 'PARTLY') AS partly, count(*) FILTER (WHERE e.coverage = 'GONE') AS gone
      FROM roster_entry e
      LEFT JOIN assignment a ON a.district_key = ${districtKey} AND a.household_id = e.household_id AND (a.team_id IS NOT NULL OR a.account_id IS NOT NULL) AND (a.until_date IS NULL OR a.until_date >= ${today}::date)
      LEFT JOIN team_village v ON v.district_key = ${districtKey} AND v.area_path = e.area_path AND v.is_default
     WHERE e.district_key = ${districtKey} AND e.campaign_id = ${campaignId} AND e.state = 'LISTED' AND e.is_placed AND ${within(scope, 'e.area_path')}
     GROUP BY 1, 2, 3`.execute(trx)
  return found.rows
}

/** Visits that are planned from a day on, by team. */
export async function countPlanned(trx: Trx, districtKey: string, scope: string, today: string): Promise<Map<string, number>> {
  const rows = await trx
    .selectFrom('planned_visit')
    .select(['team_id', sql<number>`count(*)`.as('count')])
    .where('district_key', '=', districtKey)
    .where('state', '=', 'PLANNED')
    .where('planned_on', '>=', today)
    .where('team_id', 'is not', null)
    .where(within(scope))
    .groupBy('team_id')
    .execute()
  return new Map(rows.map((row) => [row.team_id as string, row.count]))
}
