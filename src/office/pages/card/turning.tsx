import type { CardRule } from '#contract/screening.ts'
import { useLanguage } from '#ui/language.ts'
import { useSentence } from './plain-reading.tsx'

/** The single sentences each of which would turn the rule. */
export function Turning({ of, subject: { turning } }: { readonly of: CardRule['of']; readonly subject: Pick<CardRule['subjects'][number], 'turning'> }) {
  const { t } = useLanguage()
  const sentence = useSentence()
  if (turning.length === 0) return null
  return <div className="muted">{t('card.turning')}{turning.map((one) => t(`card.turning.${one.to}`, { sentence: sentence(of, one.rule) })).join(t('card.also'))}</div>
}
