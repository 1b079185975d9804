import type { Escalation } from '#contract/escalations.ts'
import { useLanguage } from '#ui/language.ts'
import { Tag, type TagKind } from '#ui/tag.tsx'

const kinds: Record<Escalation['state'], TagKind> = { TOLD: 'wait', RECEIVED: 'accent', CLOSED: 'ok' }

export function EscalationState({ escalation }: { readonly escalation: Pick<Escalation, 'state' | 'isOverdue'> }) {
  const { t } = useLanguage()
  return <><Tag kind={kinds[escalation.state]}>{t(`escalations.state.${escalation.state}`)}</Tag>{escalation.isOverdue && <> <Tag kind="act">{t('escalations.overdue')}</Tag></>}</>
}
