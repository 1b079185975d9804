import type { RuleSource } from '#contract/rules.ts'
import { useLanguage } from '#ui/language.ts'

/** On what a rule stands: the document, the place in it, and its words. */
export function RuleSourceText({ source: { document, clause } }: { readonly source: RuleSource }) {
  const { t, words } = useLanguage()
  return <>{t('card.by', { document: words(document.title), number: document.number ?? '', at: clause.at })}　{clause.says === null ? clause.gist && words(clause.gist) : t('card.says', { words: clause.says })}</>
}
