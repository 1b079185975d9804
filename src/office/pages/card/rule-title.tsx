import type { CardRule } from '#contract/screening.ts'
import { useLanguage } from '#ui/language.ts'
import { useCodeName } from '../roster/code-names.ts'

/** What a rule is called, and which aid it is about. */
export function RuleTitle({ rule }: { readonly rule: CardRule }) {
  const { t, words } = useLanguage()
  const codeName = useCodeName()
  return <>{words(rule.title)}{rule.aid && <span className="faint">　{t('screening.about-aid', { aid: codeName('aid-kind', rule.aid) })}</span>}</>
}
