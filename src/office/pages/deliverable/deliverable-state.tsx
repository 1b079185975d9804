import type { DeliverableSheet } from '#contract/deliverables.ts'
import { useLanguage } from '#ui/language.ts'
import { Tag, type TagKind } from '#ui/tag.tsx'

type State = DeliverableSheet['state']

/** Where a deliverable stands; red when it is late or came back. */
export function DeliverableState({ state, isLate }: { readonly state: State; readonly isLate: boolean }) {
  const { t } = useLanguage()
  const isMissing = isLate && state === 'OPEN'
  const kinds: Record<State, TagKind> = { OPEN: isMissing ? 'act' : 'plain', SUBMITTED: 'ok', RETURNED: 'act' }
  return <Tag kind={kinds[state]}>{t(isMissing ? 'deliverables.state.late' : `deliverables.state.${state}`)}</Tag>
}
