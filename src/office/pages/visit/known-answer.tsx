import { useState, type ReactNode } from 'react'
import type { Answer, Item } from '#domain/form/form.ts'
import type { AskedSubject } from '#domain/form/sections-for.ts'
import type { Fact } from '#domain/policy/facts.ts'
import { DateText } from '#ui/date-text.tsx'
import { useLanguage } from '#ui/language.ts'
import { useAnswerText } from './answer-text.ts'
import { ChoiceChips } from './choice-chips.tsx'

type Props = {
  readonly item: Item
  readonly path: string
  readonly subject: AskedSubject
  readonly known: Fact
  readonly answer: Answer | undefined
  readonly onAnswer: (answer: Answer | undefined) => void
  /** Where another answer is given. */
  readonly children: ReactNode
}

/** Ask once: what the registry knows is shown, and confirmed, changed, or not known any more. */
export function KnownAnswer({ item, path, known, answer, onAnswer, children }: Props) {
  const { t, words } = useLanguage()
  const textOf = useAnswerText()
  const [isChanging, setChanging] = useState(answer !== undefined && !isConfirmed(answer) && !isUnknown(answer))
  const value = isChanging ? 'changed' : answer === undefined ? undefined : isConfirmed(answer) ? 'same' : 'unknown'
  const choose = (next: string) => {
    setChanging(next === 'changed')
    if (next === 'same') onAnswer({ value: known.value, confirmed: true })
    else if (next === 'unknown') onAnswer({ none: 'UNKNOWN' })
    else if (value !== 'changed') onAnswer(undefined)
  }
  return (
    <>
      <p className="known-value">{t('visit.known')} <b>{textOf(item, known.value)}</b>　<span className="faint"><DateText date={known.asOf} /></span></p>
      <ChoiceChips
        name={`${path}-known`}
        label={t('visit.known-of', { question: words(item.title) })}
        value={value}
        chips={['same', 'changed', 'unknown'].map((one) => ({ value: one, label: t(`visit.known.${one}`) }))}
        onChange={choose}
      />
      {isChanging && <div className="changed">{children}</div>}
    </>
  )
}

const isConfirmed = (answer: Answer) => 'value' in answer && answer.confirmed === true
const isUnknown = (answer: Answer) => 'none' in answer && answer.none === 'UNKNOWN'
