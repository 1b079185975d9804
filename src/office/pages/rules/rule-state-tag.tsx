import type { RuleVersion } from '#contract/rules.ts'
import { useLanguage } from '#ui/language.ts'
import { Tag, type TagKind } from '#ui/tag.tsx'

const kinds: Record<RuleVersion['state'], TagKind> = { DRAFT: 'plain', PROPOSED: 'wait', PUBLISHED: 'ok', REFUSED: 'plain', WITHDRAWN: 'plain' }

/** `ends`: of a version that is the end of its rule. */
export function RuleStateTag({ state, ends = false }: { readonly state: RuleVersion['state']; readonly ends?: boolean }) {
  const { t } = useLanguage()
  return <Tag kind={ends && state === 'PUBLISHED' ? 'plain' : kinds[state]}>{t(ends ? `rules.ends.${state}` : `rules.state.${state}`)}</Tag>
}
