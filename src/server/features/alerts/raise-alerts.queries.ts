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

// None while one is open, and none by the very facts by which the last one was closed.
async function raise(trx: Trx, districtKey: string, today: string, rows: RawBuilder<unknown>): Promise<void> {
  await sql`
    INSERT INTO alert (district_key, id, area_path, rule_id, version_id, household_id, person_id, fingerprint, state, actor, raised_on, due_on)
    SELECT ${districtKey}, gen_random_uuid(), r.area_path, r.rule_id, r.version_id, r.household_id, r.person_id, r.fingerprint, 'NEW', r.actor, ${today}::date, ${today}::date + r.within_days
      FROM ${rows} AS r(${sql.join(Object.keys(columnTypes).map((name) => sql.ref(name)))})
      LEFT JOIN LATERAL (
        SELECT a.state, a.fingerprint FROM alert a
         WHERE a.district_key = ${districtKey} AND a.household_id = r.household_id AND a.rule_id = r.rule_id AND coalesce(a.person_id, a.household_id) = coalesce(r.person_id, r.household_id) AND a.state <> 'WITHDRAWN'
         ORDER BY a.state IN ('NEW', 'VISITING') DESC, a.raised_on DESC, a.closed_on DESC, a.id LIMIT 1) last ON true
     WHERE last.state IS NULL OR (last.state NOT IN ('NEW', 'VISITING') AND last.fingerprint IS DISTINCT FROM r.fingerprint)
        ON CONFLICT DO NOTHING`.execute(trx)
}
