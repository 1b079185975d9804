import { sql } from 'kysely'
import { fromRows } from '../../database/from-rows.ts'
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

export async function insertRaised(trx: Trx, districtKey: string, today: string, raising: readonly Raising[]): Promise<void> {
  await sql`
    INSERT INTO alert (district_key, id, area_path, rule_id, version_id, household_id, person_id, fingerprint, state, actor, raised_on, due_on)
    SELECT ${districtKey}, gen_random_uuid(), r.area_path, r.rule_id, r.version_id, r.household_id, r.person_id, r.fingerprint, 'NEW', r.actor, ${today}::date, ${today}::date + r.within_days
      FROM ${fromRows(columnTypes, raising)} AS r(${sql.join(Object.keys(columnTypes).map((name) => sql.ref(name)))})
      LEFT JOIN LATERAL (
        SELECT a.state, a.fingerprint FROM alert a
         WHERE a.district_key = ${districtKey} AND a.household_id = r.household_id AND a.rule_id = r.rule_id AND coalesce(a.person_id, a.household_id) = coalesce(r.person_id, r.household_id) AND a.state <> 'WITHDRAWN'
         ORDER BY a.state IN ('NEW', 'VISITING') DESC, a.raised_on DESC, a.closed_on DESC, a.id LIMIT 1) last ON true
     WHERE last.state IS NULL OR (last.state NOT IN ('NEW', 'VISITING') AND last.fingerprint IS DISTINCT FROM r.fingerprint)
        ON CONFLICT DO NOTHING`.execute(trx)
}
