import type { ScreenOutcome } from '#domain/policy/screen-outcome.ts'
import { useLanguage } from '#ui/language.ts'
import { Tag, type TagKind } from '#ui/tag.tsx'

const kinds: Record<ScreenOutcome, TagKind> = { SHOULD: 'accent', SHOULD_NOT: 'wait', HOLDS: 'accent', NEAR: 'plain', RECEIVES: 'ok', UNKNOWN: 'wait', FAILED: 'act', NO: 'plain' }

/** What a rule comes to, in words that leave the decision to people. */
export function OutcomeOfRule({ outcome }: { readonly outcome: ScreenOutcome }) {
  const { t } = useLanguage()
  return <Tag kind={kinds[outcome]}>{t(`card.outcome.${outcome}`)}</Tag>
}
