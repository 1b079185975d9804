import { sql } from 'kysely'
import { ofThose, type Those } from '../../database/those.ts'
import type { Trx } from '../../database/transaction.ts'

export interface Raising {
  readonly ruleId: string
  readonly actor: string
  readonly withinDays: number
}

export async function insertRaised(trx: Trx, districtKey: string, today: string, those: Those, raising: readonly Raising[]): Promise<void> {
  const same = sql`a.district_key = ${districtKey} AND a.household_id = r.household_id AND a.rule_id = r.rule_id AND coalesce(a.person_id, a.household_id) = r.subject_id`
  await sql`
    INSERT INTO alert (district_key, id, area_path, rule_id, version_id, household_id, person_id, fingerprint, state, actor, raised_on, due_on)
    SELECT ${districtKey}, gen_random_uuid(), r.area_path, r.rule_id, r.version_id, r.household_id, r.person_id, r.fingerprint, 'NEW', v.actor, ${today}::date, ${today}::date + v.days
      FROM unnest(${raising.map((one) => one.ruleId)}::uuid[], ${raising.map((one) => one.actor)}::text[], ${raising.map((one) => one.withinDays)}::int[]) AS v(rule_id, actor, days)
      JOIN screen_result r ON r.district_key = ${districtKey} AND r.rule_id = v.rule_id AND ${ofThose(those, 'r')} AND r.outcome IN ('SHOULD', 'HOLDS')
     WHERE r.fingerprint IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM alert a WHERE ${same} AND a.state IN ('NEW', 'VISITING'))
       AND (SELECT a.fingerprint FROM alert a WHERE ${same} AND a.state <> 'WITHDRAWN' ORDER BY a.raised_on DESC, a.closed_on DESC, a.id LIMIT 1) IS DISTINCT FROM r.fingerprint
        ON CONFLICT DO NOTHING`.execute(trx)
}
