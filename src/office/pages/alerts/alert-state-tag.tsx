import type { Alert } from '#contract/alerts.ts'
import { useLanguage } from '#ui/language.ts'
import { Tag, type TagKind } from '#ui/tag.tsx'

const kinds: Record<Alert['state'], TagKind> = { NEW: 'wait', VISITING: 'accent', HELPED: 'ok', NO_NEED: 'plain', WRONG: 'plain', WITHDRAWN: 'plain' }

export function AlertStateTag({ state, isOverdue }: { readonly state: Alert['state']; readonly isOverdue: boolean }) {
  const { t } = useLanguage()
  return <Tag kind={isOverdue ? 'act' : kinds[state]}>{t(`alerts.state.${state}`)}</Tag>
}
