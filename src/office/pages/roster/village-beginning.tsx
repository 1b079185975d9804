import type { VillageRoster } from '#contract/rosters.ts'
import { useLanguage } from '#ui/language.ts'
import { formatDate } from '#ui/format.ts'
import { useToday } from '#ui/today.ts'

type Props = { readonly of: Pick<VillageRoster, 'since' | 'madeOf' | 'signedBefore' | 'state'> }

/** Of a village that began in the campaign: since when, of which villages, and that what they signed is to be signed anew. */
export function VillageBeginning({ of }: Props) {
  const { t, language } = useLanguage()
  const today = useToday()
  if (of.since === null) return null
  const date = formatDate(of.since, language, today)
  return (
    <span className="faint">
      {' '}{of.madeOf.length > 0 ? t('roster.made-of', { date, areas: of.madeOf.join('、') }) : t('roster.began', { date })}
      {of.signedBefore && of.state === 'OPEN' && <>；{t('roster.sign-anew')}</>}
    </span>
  )
}
