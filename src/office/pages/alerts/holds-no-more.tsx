import type { Alert } from '#contract/alerts.ts'
import { useLanguage } from '#ui/language.ts'

/** Why an open alert would not be raised today: its rule has ended, or does not hold for them any more. */
export function HoldsNoMore({ alert: { closedOn, hasRuleStopped, stillHolds } }: { readonly alert: Pick<Alert, 'closedOn' | 'hasRuleStopped' | 'stillHolds'> }) {
  const { t } = useLanguage()
  if (closedOn !== null || (stillHolds && !hasRuleStopped)) return null
  return <div className="muted">{t(hasRuleStopped ? 'alerts.rule-stopped' : 'alerts.holds-no-more')}</div>
}
