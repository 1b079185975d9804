import { sql, type RawBuilder } from 'kysely'
import { fromRows } from '../../database/from-rows.ts'
import { ofThose } from '../../database/those.ts'
import type { Trx } from '../../database/transaction.ts'

export interface Raising {
  readonly area_path: string
  readonly rule_id: string
  readonly version_id: string
  readonly household_id: string
  readonly person_id: string | null
  readonly fingerprint: string
  readonly actor: string
  readonly within_days: number
}

const columnTypes = { area_path: 'text', rule_id: 'uuid', version_id: 'uuid', household_id: 'uuid', person_id: 'uuid', fingerprint: 'text', actor: 'text', within_days: 'integer' } as const

/** For rows that just came to hold. */
export async function insertRaised(trx: Trx, districtKey: string, today: string, raising: readonly Raising[]): Promise<void> {
  await raise(trx, districtKey, today, fromRows(columnTypes, raising))
}

export interface RaisingRule {
  readonly rule_id: string
  readonly actor: string
  readonly within_days: number
}

/** For all that holds in some areas. */
export async function insertRaisedIn(trx: Trx, districtKey: string, today: string, paths: readonly string[], rules: readonly RaisingRule[]): Promise<void> {
  await raise(trx, districtKey, today, sql`(
    SELECT r.area_path, r.rule_id, r.version_id, r.household_id, r.person_id, r.fingerprint, v.actor, v.within_days
      FROM ${fromRows({ rule_id: 'uuid', actor: 'text', within_days: 'integer' }, rules)} AS v(rule_id, actor, within_days)
      JOIN screen_result r ON r.district_key = ${districtKey} AND r.rule_id = v.rule_id AND ${ofThose({ paths }, 'r')} AND r.outcome IN ('SHOULD', 'HOLDS') AND r.fingerprint IS NOT NULL)`)
}

// None while one is open, and none by the very facts by which the last one was closed. Rows and what was raised before are laid together and
// sorted: joined, all alerts of a district would be gone through for each row where the planner knows nothing of them yet.
async function raise(trx: Trx, districtKey: string, today: string, rows: RawBuilder<unknown>): Promise<void> {
  await sql`
    WITH r AS MATERIALIZED (SELECT * FROM ${rows} AS r(${sql.join(Object.keys(columnTypes).map((name) => sql.ref(name)))})),
    both_sides AS (
      SELECT r.*, coalesce(r.person_id, r.household_id) AS subject_id, true AS comes, NULL::text AS state, NULL::date AS raised_on, NULL::date AS closed_on, NULL::uuid AS id FROM r
      UNION ALL
      SELECT a.area_path, a.rule_id, a.version_id, a.household_id, a.person_id, a.fingerprint, a.actor, 0, coalesce(a.person_id, a.household_id), false, a.state, a.raised_on, a.closed_on, a.id FROM alert a
       WHERE a.district_key = ${districtKey} AND a.household_id = ANY(ARRAY(SELECT household_id FROM r)) AND a.state <> 'WITHDRAWN'),
    seen AS (
      SELECT b.*, first_value(b.state) OVER last AS last_state, first_value(b.fingerprint) OVER last AS last_fingerprint FROM both_sides b
      WINDOW last AS (PARTITION BY b.household_id, b.rule_id, b.subject_id ORDER BY b.comes, b.state IN ('NEW', 'VISITING') DESC, b.raised_on DESC, b.closed_on DESC, b.id))
    INSERT INTO alert (district_key, id, area_path, rule_id, version_id, household_id, person_id, fingerprint, state, actor, raised_on, due_on)
    SELECT ${districtKey}, gen_random_uuid(), r.area_path, r.rule_id, r.version_id, r.household_id, r.person_id, r.fingerprint, 'NEW', r.actor, ${today}::date, ${today}::date + r.within_days
      FROM seen r
     WHERE r.comes AND (r.last_state IS NULL OR (r.last_state NOT IN ('NEW', 'VISITING') AND r.last_fingerprint IS DISTINCT FROM r.fingerprint))
        ON CONFLICT DO NOTHING`.execute(trx)
}
