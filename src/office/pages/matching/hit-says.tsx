import type { MatchHit } from '#contract/matching.ts'
import { useLanguage } from '#ui/language.ts'
import { Tag } from '#ui/tag.tsx'
import { usePlaceText } from './use-place-text.ts'

/** What a file says of somebody, and where it stands there. */
export function HitSays({ hit }: { readonly hit: MatchHit }) {
  const { t } = useLanguage()
  const placeText = usePlaceText()
  const other = hit.kept.find((one) => one.field === 'name')
  const [place] = hit.places
  return (
    <div className="match-says">
      {hit.score !== null && <div><Tag kind="wait">{t('matching.alike', { score: hit.score })}</Tag> <span className="faint">{hit.reasons.map((reason) => t(`matching.reason.${reason}`)).join('、')}</span></div>}
      {other && <div><Tag kind="wait">{t('matching.name.DIFFERS', { name: other.text })}</Tag></div>}
      {hit.kept.filter((one) => one !== other).map(({ field, text }) => <div key={field}><span className="faint">{t(`matching.field.${field}`)}</span> {text}</div>)}
      {place && <div className="faint">{place.fileName}　{placeText(place.place)}</div>}
    </div>
  )
}
