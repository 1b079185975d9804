import type { RuleVersion } from '#contract/rules.ts'
import { useLanguage } from '#ui/language.ts'
import { Tag, type TagKind } from '#ui/tag.tsx'

const kinds: Record<RuleVersion['state'], TagKind> = { DRAFT: 'plain', PROPOSED: 'wait', PUBLISHED: 'ok', REFUSED: 'plain', WITHDRAWN: 'plain' }

export function RuleStateTag({ state }: { readonly state: RuleVersion['state'] }) {
  const { t } = useLanguage()
  return <Tag kind={kinds[state]}>{t(`rules.state.${state}`)}</Tag>
}
