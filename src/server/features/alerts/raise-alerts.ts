import type { Those } from '../../database/those.ts'
import type { Work } from '../../http/work.ts'
import type { ValidRule } from '../rules/public.ts'
import { insertRaised } from './raise-alerts.queries.ts'

/**
 * Raises an alert for everybody for whom a rule with an alert holds, in areas or households just screened: none while one is open, and
 * after somebody closed one none until something that the rule reads is another.
 */
export async function raiseAlerts(work: Work, those: Those, rules: readonly ValidRule[]): Promise<void> {
  const raising = rules.flatMap(({ ruleId, rule: { alert } }) => (alert ? [{ ruleId, actor: alert.by, withinDays: alert.withinDays }] : []))
  if (raising.length > 0) await insertRaised(work.trx, work.districtKey, work.today, those, raising)
}
