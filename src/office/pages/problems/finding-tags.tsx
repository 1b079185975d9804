import type { Finding } from '#contract/findings.ts'
import { daysBetween } from '#domain/calendar/plain-date.ts'
import { useLanguage } from '#ui/language.ts'
import { Tag, type TagKind } from '#ui/tag.tsx'
import { useToday } from '#ui/today.ts'

const states: Record<Finding['state'], TagKind> = { NOT_STARTED: 'wait', IN_PROGRESS: 'accent', FIXED: 'ok', ESCALATED: 'accent', LONG_TERM: 'plain' }

export function FindingState({ state }: { readonly state: Finding['state'] }) {
  const { t } = useLanguage()
  return <Tag kind={states[state]}>{t(`findings.state.${state}`)}</Tag>
}

/** How long a problem has been open, or how long it is late: red only then. */
export function Ageing({ finding }: { readonly finding: Finding }) {
  const { t } = useLanguage()
  const today = useToday()
  if (finding.state === 'FIXED') return null
  if (finding.isOverdue && finding.due) return <span className="late nowrap">{t('findings.late', { days: daysBetween(finding.due, today) })}</span>
  const days = daysBetween(finding.foundOn, today)
  return days > 0 ? <span className="faint nowrap">{t('findings.open-days', { days })}</span> : null
}
