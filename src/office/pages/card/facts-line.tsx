import type { RuleFact } from '#contract/rules.ts'
import { factName, factText } from '#domain/policy/value-text.ts'
import { DateText } from '#ui/date-text.tsx'
import { useLanguage } from '#ui/language.ts'
import { useWords } from './use-words.ts'

/** Why somebody stands in a list of a rule: the facts that decided, each with its value and its day. */
export function FactsLine({ facts }: { readonly facts: readonly RuleFact[] }) {
  const { t } = useLanguage()
  const words = useWords()
  return <>{facts.map(({ name, value, asOf }) => <div key={name}>{factName(name, words)}：{value === undefined ? t('card.absent') : factText(name, value, words)}{asOf && <span className="faint">　<DateText date={asOf} /></span>}</div>)}</>
}
