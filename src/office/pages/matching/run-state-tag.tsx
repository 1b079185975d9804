import type { MatchRun } from '#contract/matching.ts'
import { useLanguage } from '#ui/language.ts'
import { Tag, type TagKind } from '#ui/tag.tsx'

const kinds: Record<MatchRun['state'], TagKind> = { READING: 'accent', INTERRUPTED: 'act', DONE: 'ok', CANCELLED: 'plain', FAILED: 'act' }

export function RunStateTag({ state }: { readonly state: MatchRun['state'] }) {
  const { t } = useLanguage()
  return <Tag kind={kinds[state]}>{t(`matching.run-state.${state}`)}</Tag>
}
