import type { Answer, Item, NoAnswer } from '#domain/form/form.ts'
import { useLanguage } from '#ui/language.ts'
import { ChoiceChips } from './choice-chips.tsx'

type Props = { readonly item: Item; readonly path: string; readonly none: readonly NoAnswer[]; readonly answer: Answer | undefined; readonly onAnswer: (answer: Answer | undefined) => void }

/** The ways of having no answer, for questions that are written and not chosen. */
export function NoneChips({ item, path, none, answer, onAnswer }: Props) {
  const { t, words } = useLanguage()
  const given = answer && 'none' in answer ? answer.none : undefined
  return (
    <ChoiceChips
      name={`${path}-none`}
      label={t('visit.none-of', { question: words(item.title) })}
      value={given}
      chips={none.map((code) => ({ value: code, label: t(`visit.no-answer.${code}`), isQuiet: true }))}
      onChange={(code) => onAnswer({ none: code as NoAnswer })}
    />
  )
}
