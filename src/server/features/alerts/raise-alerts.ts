import type { Work } from '../../http/work.ts'
import type { ValidRule } from '../rules/public.ts'
import { insertRaised } from './raise-alerts.queries.ts'

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
 * Raises an alert for everybody for whom a rule with an alert came to hold: none while one is open, and after somebody closed one none until
 * something that the rule reads is another. Of what is as it was an alert was raised already.
 */
export async function raiseAlerts(work: Work, come: readonly Come[], rules: readonly ValidRule[]): Promise<void> {
  const alerts = new Map(rules.flatMap(({ ruleId, rule: { alert } }) => (alert ? [[ruleId, alert] as const] : [])))
  const raising = come.flatMap(({ outcome, fingerprint, ...row }) => {
    const alert = outcome === 'SHOULD' || outcome === 'HOLDS' ? alerts.get(row.rule_id) : undefined
    return alert && fingerprint !== null ? [{ ...row, fingerprint, actor: alert.by, within_days: alert.withinDays }] : []
  })
  if (raising.length > 0) await insertRaised(work.trx, work.districtKey, work.today, raising)
}
