import type { RosterEntry } from '#contract/rosters.ts'
import { useLanguage } from '#ui/language.ts'
import { Tag, type TagKind } from '#ui/tag.tsx'

type Coverage = RosterEntry['coverage']

const kinds: Record<Coverage, TagKind> = { NOT_VISITED: 'plain', DRAFT: 'accent', PARTLY: 'wait', SEEN: 'ok', GONE: 'plain' }

/** How far the visit of a household has come. */
export function CoverageTag({ coverage }: { readonly coverage: Coverage }) {
  const { t } = useLanguage()
  return <Tag kind={kinds[coverage]}>{t(`roster.coverage.${coverage}`)}</Tag>
}
