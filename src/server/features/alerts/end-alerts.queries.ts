import { sql } from 'kysely'
import type { Trx } from '../../database/transaction.ts'
import type { StoppedRule } from '../rules/public.ts'

/** Rules of which an alert waits at which nobody began. */
export async function listRulesWithUnbegun(trx: Trx, districtKey: string): Promise<string[]> {
  const rows = await trx.selectFrom('alert').select('rule_id').distinct().where('district_key', '=', districtKey).where('state', '=', 'NEW').execute()
  return rows.map((row) => row.rule_id)
}

/** Ends them, each with a line in its course. */
export async function closeUnbegun(trx: Trx, districtKey: string, at: { readonly now: Date; readonly today: string; readonly byId: string }, rules: readonly StoppedRule[]): Promise<void> {
  await sql`
    WITH ended AS (
      UPDATE alert a SET state = 'WITHDRAWN', closed_on = ${at.today}::date, note = s.because, by_name = s.by_name, version = a.version + 1
        FROM unnest(${rules.map((one) => one.ruleId)}::uuid[], ${rules.map((one) => one.because)}::text[], ${rules.map((one) => one.by)}::text[]) AS s(rule_id, because, by_name)
       WHERE a.district_key = ${districtKey} AND a.rule_id = s.rule_id AND a.state = 'NEW'
      RETURNING a.id, a.area_path, a.household_id, a.note, a.by_name)
    INSERT INTO alert_event (district_key, id, area_path, alert_id, household_id, state, note, at, by_id, by_name)
    SELECT ${districtKey}, gen_random_uuid(), area_path, id, household_id, 'WITHDRAWN', note, ${at.now}, ${at.byId}, by_name FROM ended`.execute(trx)
}
