import type { CardRule } from '#contract/screening.ts'
import { useLanguage } from '#ui/language.ts'
import { TraceView } from './trace-view.tsx'

/** How a rule went for each of some people, to be opened; named where there are several. */
export function Traces({ rule: { of, when }, subjects }: { readonly rule: CardRule; readonly subjects: CardRule['subjects'] }) {
  const { t } = useLanguage()
  return subjects.map((subject) => (
    <details key={subject.personId ?? 'household'}>
      <summary className="faint no-print">{t('card.why')}{subjects.length > 1 && `　${subject.name}`}</summary>
      <TraceView of={of} when={when} trace={subject.trace} />
    </details>
  ))
}
