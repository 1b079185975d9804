import type { Work } from '../../http/work.ts'
import type { ValidRule } from '../rules/public.ts'
import { insertRaised, insertRaisedIn } from './raise-alerts.queries.ts'

/** What a rule came to for somebody, new or by other facts than before. */
export interface Come {
  readonly area_path: string
  readonly rule_id: string
  readonly version_id: string
  readonly household_id: string
  readonly person_id: string | null
  readonly outcome: string
  readonly fingerprint: string | null
}

/**
 * Raises an alert for everybody for whom a rule with an alert just came to hold: none while one is open, and after somebody closed one none until
 * something that the rule reads is another. What was another while one was open is raised when its area is looked at next (`raiseAlertsIn`).
 */
export async function raiseAlerts(work: Work, come: readonly Come[], rules: readonly ValidRule[]): Promise<void> {
  const alerts = new Map(raisingRules(rules).map((rule) => [rule.rule_id, rule]))
  const raising = come.flatMap(({ outcome, fingerprint, ...row }) => {
    const rule = outcome === 'SHOULD' || outcome === 'HOLDS' ? alerts.get(row.rule_id) : undefined
    return rule && fingerprint !== null ? [{ ...row, ...rule, fingerprint }] : []
  })
  if (raising.length > 0) await insertRaised(work.trx, work.districtKey, work.today, raising)
}

/** The same for everybody in some areas for whom such a rule holds, since whenever. */
export async function raiseAlertsIn(work: Work, paths: readonly string[], rules: readonly ValidRule[]): Promise<void> {
  const raising = raisingRules(rules)
  if (raising.length > 0) await insertRaisedIn(work.trx, work.districtKey, work.today, paths, raising)
}

function raisingRules(rules: readonly ValidRule[]): { rule_id: string; actor: string; within_days: number }[] {
  return rules.flatMap(({ ruleId, rule: { alert } }) => (alert ? [{ rule_id: ruleId, actor: alert.by, within_days: alert.withinDays }] : []))
}
