import { Input } from 'antd'
import { useState } from 'react'
import { indicatorOffer, indicatorsFor, isSought } from '#domain/policy/offers.ts'
import type { Subject } from '#domain/policy/population.ts'
import { useLanguage } from '#ui/language.ts'
import { useWords } from '../card/use-words.ts'

type Props = { readonly of: Subject; readonly onPick: (name: string) => void }

/** All that an expression may name, by what it is about; one click writes it. */
export function Catalogue({ of, onPick }: Props) {
  const { t } = useLanguage()
  const words = useWords()
  const [sought, setSought] = useState('')
  const shown = indicatorsFor(of).map((indicator) => ({ indicator, offer: indicatorOffer(indicator, words) })).filter(({ offer }) => isSought(offer, sought))
  const topics = Map.groupBy(shown, ({ indicator }) => `${indicator.subject}.${indicator.topic}`)
  return (
    <details className="catalogue" open>
      <summary>{t('rules.catalogue')}</summary>
      <div className="catalogue-body">
        <Input type="search" aria-label={t('rules.catalogue.find')} placeholder={t('rules.catalogue.find')} value={sought} onChange={(event) => setSought(event.target.value)} />
        <div className="catalogue-list" role="region" tabIndex={0} aria-label={t('rules.catalogue')}>
          {[...topics].map(([topic, entries]) => (
            <section key={topic} aria-label={t(`indicator-topic.${topic}`)}>
              <h4>{t(`rule-subject.${entries[0]!.indicator.subject}`)} · {t(`indicator-topic.${topic}`)}</h4>
              <ul>
                {entries.map(({ offer }) => (
                  <li key={offer.text}>
                    <button type="button" className="plain" title={offer.meaning} onClick={() => onPick(offer.text)}>
                      {offer.label} <span className="faint">{offer.type}</span>
                      <small className="mono faint">{offer.text}</small>
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          ))}
          {shown.length === 0 && <p className="faint">{t('rules.catalogue.none')}</p>}
        </div>
      </div>
    </details>
  )
}
